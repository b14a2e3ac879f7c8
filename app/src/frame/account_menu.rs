//! The menu of the signed-in person: who they are, their account, signing out.

use crate::port::Call;
use crate::ui::Icon;
use crate::words;
use domain::identity::SignOut;
use domain::policy::Actor;
use leptos::prelude::*;
use server_fn::ServerFn;
use texts::keys;

/// The menu of the signed-in person.
#[component]
pub(super) fn AccountMenu(actor: Actor) -> impl IntoView {
    let texts = words::texts();
    let label = texts.fill(keys::shell::ACCOUNT_MENU, &[("name", &actor.name)]);
    let initial: String = actor.name.chars().take(1).flat_map(char::to_uppercase).collect();
    view! {
        <button type="button" class="btn btn-quiet btn-icon" popovertarget="account-menu" aria-label=label title=actor.name.clone()>
            <span class="avatar" aria-hidden="true">{initial}</span>
        </button>
        <div class="menu" id="account-menu" popover="auto">
            <div class="menu-head">
                <bdi class="font-medium">{actor.name}</bdi>
                <bdi class="t-sm text-fg-muted" dir="ltr">{actor.email}</bdi>
                <bdi class="t-sm text-fg-subtle">{actor.tenant_name}</bdi>
            </div>
            <a class="menu-item" href="/account">
                <Icon name="user"/>
                {texts.text(keys::shell::ACCOUNT)}
            </a>
            <form method="post" action={Call::<SignOut>::url()}>
                <button class="menu-item" type="submit">
                    <Icon name="log-out" flip=true/>
                    {texts.text(keys::shell::SIGN_OUT)}
                </button>
            </form>
        </div>
    }
    .into_any()
}
