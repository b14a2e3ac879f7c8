//! Who one is: person, organisation, roles, what they allow, and the portals that they open.

use super::impersonations_section::ImpersonationsSection;
use super::keys_section::KeysSection;
use super::own::OwnPortals;
use super::profile_form::{NameForm, PasswordSection};
use super::settings_form::SettingsSection;
use super::tenants::TenantsSection;
use crate::frame::{AccountFrame, actor};
use crate::port::{self, Call};
use crate::ui::{Button, Fact, Facts, PageTitle};
use crate::words;
use domain::identity::SignOut;
use domain::policy::{Actor, Permission};
use leptos::prelude::*;
use server_fn::ServerFn;
use texts::keys;

/// The page about the signed-in person.
#[component]
pub fn AccountPage() -> impl IntoView {
    let content = actor().map(content);
    view! { <AccountFrame>{content}</AccountFrame> }
}

fn content(actor: Actor) -> impl IntoView {
    let texts = words::texts();
    let title = texts.text(keys::account::TITLE);
    let roles: Vec<_> = actor.roles.iter().map(|role| words::role(texts, role.as_str())).collect();
    let permissions = permissions(&actor);
    let name = port::own_name();
    let has_keys = actor.holds(Permission::ReadKeys) && actor.holds(Permission::ManageKeys);
    view! {
        <PageTitle parts=vec![title.to_owned(), actor.tenant_name.clone(), "Portico".to_owned()]/>
        <div class="page-head">
            <h1 class="page-title">{title}</h1>
            <form method="post" action={Call::<SignOut>::url()}>
                <Button r#type="submit" icon="log-out">{texts.text(keys::shell::SIGN_OUT)}</Button>
            </form>
        </div>
        <OwnPortals/>
        <section class="section">
            <h2 class="t-md">{texts.text(keys::account::PERSON)}</h2>
            <Facts>
                <Fact name=texts.text(keys::account::NAME)><bdi>{move || name.get()}</bdi></Fact>
                <Fact name=texts.text(keys::account::EMAIL)><bdi dir="ltr">{actor.email.clone()}</bdi></Fact>
                <Fact name=texts.text(keys::account::TENANT)><bdi>{actor.tenant_name.clone()}</bdi></Fact>
                <Fact name=texts.text(keys::account::ROLES)>{roles.join(" · ")}</Fact>
            </Facts>
            <NameForm/>
        </section>
        <TenantsSection/>
        <SettingsSection/>
        <PasswordSection/>
        <ImpersonationsSection/>
        {has_keys.then(|| view! { <KeysSection mine=true/> })}
        {permissions}
    }
}

fn permissions(actor: &Actor) -> impl IntoView + use<> {
    let texts = words::texts();
    let rows: Vec<_> = actor
        .permissions()
        .iter()
        .map(|permission| {
            let wire = permission.as_str();
            view! {
                <li class="flex flex-wrap gap-2 items-baseline">
                    <span>{words::permission(texts, wire)}</span>
                    <code class="key" dir="ltr">{wire}</code>
                </li>
            }
        })
        .collect();
    let none =
        rows.is_empty().then(|| view! { <p class="text-fg-muted">{texts.text(keys::account::NO_PERMISSIONS)}</p> });
    view! {
        <section class="section">
            <h2 class="t-md">{texts.text(keys::account::PERMISSIONS)}</h2>
            {none}
            <ul class="grid gap-2">{rows}</ul>
        </section>
    }
}
