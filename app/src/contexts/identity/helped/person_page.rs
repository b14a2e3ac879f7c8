//! One person in brief: where they stand and work, how they sign in, what they were refused, and acting as them.

use super::membership::membership;
use super::security::SignIns;
use super::sessions::Sessions;
use crate::contexts::identity::impersonate::ImpersonateButton;
use crate::contexts::identity::people::labels;
use crate::contexts::platform::RefusalsOf;
use crate::frame::actor;
use crate::lists::{Sheet, use_param};
use crate::live;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Badge, Fact, Facts, PageTitle};
use crate::words;
use domain::Refusal;
use domain::identity::{PersonDetail, PersonStatus, ShowPerson};
use domain::platform::ThingKind;
use domain::policy::Permission;
use leptos::prelude::*;
use texts::keys;

/// One person, for those who help them.
#[component]
pub fn HelpedPersonPage() -> impl IntoView {
    let id = use_param("id");
    let person = Known::new(move || id.get(), show);
    live::follow_one(person, &[ThingKind::Person], move || id.get_untracked());
    view! {
        <Sheet
            back="/support/people"
            name=keys::identity::BACK
            known=person
            rows=6
            show=move |person| view! { <Person person/> }.erased()
        />
    }
    .erased()
}

async fn show(id: String) -> Result<PersonDetail, Refusal> {
    // What is no id at all names nothing, as an unknown one does.
    let id = id.parse().map_err(|_| Refusal::not_found())?;
    port::call(ShowPerson { id }).await
}

#[component]
fn Person(person: PersonDetail) -> impl IntoView {
    let texts = words::texts();
    let tenant = actor().map(|actor| actor.tenant_name);
    let parts = [Some(person.name.clone()), tenant, Some("Portico".to_owned())].into_iter().flatten().collect();
    let holds = |permission| actor().is_some_and(|actor| actor.holds(permission));
    let (sees_sessions, sees_refusals) = (holds(Permission::ReadSessions), holds(Permission::ReadRefusals));
    let (tone, icon, status) = labels::status(person.status);
    let id = person.id;
    let tenants = person.memberships.iter().map(|it| (it.tenant_id, it.tenant_name.clone())).collect();
    let act_as = (person.status == PersonStatus::Active)
        .then(|| view! { <ImpersonateButton person=id name=person.name.clone() tenants/> });
    let none = person.memberships.is_empty().then(|| {
        view! { <p class="text-fg-muted">{texts.text(keys::identity::NO_MEMBERSHIPS)}</p> }
    });
    let write = labels::write_to(&person.name, &person.email);
    let memberships: Vec<_> = person.memberships.into_iter().map(membership).collect();
    view! {
        <PageTitle parts/>
        <div class="two-columns">
            <section class="section">
                <h1 class="page-title"><bdi>{person.name}</bdi></h1>
                <section class="section" id="memberships">
                    <h2 class="t-md">{texts.text(keys::identity::MEMBERSHIPS)}</h2>
                    {none}
                    <ul class="grid gap-2">{memberships}</ul>
                </section>
                {sees_refusals.then(|| view! { <RefusalsOf id/> })}
                {sees_sessions.then(|| view! { <Sessions id/> })}
            </section>
            <aside class="section">
                <h2 class="t-md">{texts.text(keys::identity::DETAILS)}</h2>
                <Facts>
                    <Fact name=texts.text(keys::identity::EMAIL)><bdi dir="ltr">{person.email}</bdi></Fact>
                    <Fact name=texts.text(keys::identity::STATUS)><Badge tone icon label=texts.text(status)/></Fact>
                    <Fact name=texts.text(keys::identity::CREATED_AT)><Time at=person.created_at show=Show::Date/></Fact>
                </Facts>
                {sees_sessions.then(|| view! { <SignIns id/> })}
                {write}
                {act_as}
            </aside>
        </div>
    }
    .erased()
}
