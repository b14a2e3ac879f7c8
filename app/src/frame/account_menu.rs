//! The menu of the signed-in person: who they are, their account, their other tenants, signing out.

use super::preferences::frame_choices;
use crate::port::{self, Call, Erased};
use crate::ui::Icon;
use crate::words;
use domain::identity::{MyMembership, MyMemberships, SignOut, SwitchTenant};
use domain::policy::{Actor, Permission};
use leptos::prelude::*;
use leptos::task::spawn_local;
use server_fn::ServerFn;
use texts::keys;

/// The menu of the signed-in person.
#[component]
pub(super) fn AccountMenu(actor: Actor) -> impl IntoView {
    let texts = words::texts();
    let name = port::own_name();
    let label = move || texts.fill(keys::shell::ACCOUNT_MENU, &[("name", &name.get())]);
    let initial = move || name.with(|name| name.chars().take(1).flat_map(char::to_uppercase).collect::<String>());
    // Asked when the menu is first opened: most people have one tenant, and no page waits for it.
    let others = RwSignal::new(None::<Vec<MyMembership>>);
    let look = move |_| {
        if others.with_untracked(Option::is_none) {
            others.set(Some(Vec::new()));
            spawn_local(async move {
                if let Ok(mine) = port::call(MyMemberships {}).await {
                    others.set(Some(mine.memberships.into_iter().filter(|of| !of.current).collect()));
                }
            });
        }
    };
    let builds = actor.holds(Permission::EnterDeveloper);
    view! {
        <button
            type="button"
            class="btn btn-quiet btn-icon"
            popovertarget="account-menu"
            aria-label=label
            title=move || name.get()
            on:click=look
        >
            <span class="avatar" aria-hidden="true">{initial}</span>
        </button>
        <div class="menu" id="account-menu" popover="auto">
            <div class="menu-head">
                <bdi class="font-medium">{move || name.get()}</bdi>
                <bdi class="t-sm text-fg-muted" dir="ltr">{actor.email}</bdi>
                <bdi class="t-sm text-fg-subtle">{actor.tenant_name}</bdi>
            </div>
            <a class="menu-item" href="/account">
                <Icon name="user"/>
                {texts.text(keys::shell::ACCOUNT)}
            </a>
            {builds.then(|| view! {
                <button class="menu-item" type="button" on:click=move |_| {
                    port::watch_calls(true);
                    port::reload();
                }>
                    <Icon name="braces"/>
                    {texts.text(keys::developers::SHOW_CALLS)}
                </button>
            })}
            {move || others.get().filter(|others| !others.is_empty()).map(switcher)}
            {frame_choices()}
            <form method="post" action={Call::<SignOut>::url()}>
                <button class="menu-item" type="submit">
                    <Icon name="log-out" flip=true/>
                    {texts.text(keys::shell::SIGN_OUT)}
                </button>
            </form>
        </div>
    }
    .erased()
}

/// The person's other tenants, each a button that goes on there.
fn switcher(others: Vec<MyMembership>) -> AnyView {
    let items: Vec<_> = others
        .into_iter()
        .map(|of| {
            view! {
                <form method="post" action={Call::<SwitchTenant>::url()}>
                    <input type="hidden" name="tenantId" value=of.tenant_id.to_string()/>
                    <button class="menu-item" type="submit">
                        <Icon name="arrow-left-right"/>
                        <bdi>{of.tenant_name}</bdi>
                    </button>
                </form>
            }
        })
        .collect();
    view! {
        <p class="menu-head t-sm text-fg-muted">{words::texts().text(keys::identity::SWITCH_TITLE)}</p>
        {items}
    }
    .erased()
}
