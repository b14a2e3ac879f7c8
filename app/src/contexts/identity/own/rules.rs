//! What one may do here, and why: each permission with the roles that allow it, and what roles deny.

use crate::frame::actor;
use crate::port::Erased;
use crate::ui::{Column, EmptyState, Table};
use crate::words;
use domain::policy::{Actor, Permission, Role};
use leptos::prelude::*;
use texts::keys;

/// One's own rules.
#[component]
pub fn OwnRules() -> impl IntoView {
    let Some(actor) = actor() else { return ().erased() };
    let texts = words::texts();
    view! {
        <section class="section" aria-labelledby="own-rules">
            <h2 class="t-md" id="own-rules">{texts.text(keys::homes::RULES)}</h2>
            <p class="text-fg-muted">{texts.text(keys::homes::RULES_INTRO)}</p>
            {allowed(&actor)}
            {denied(&actor)}
        </section>
    }
    .erased()
}

fn allowed(actor: &Actor) -> AnyView {
    let texts = words::texts();
    let rows: Vec<_> =
        actor.permissions().iter().map(|permission| row(permission, &through(actor, permission))).collect();
    if rows.is_empty() {
        let (title, text) = (texts.text(keys::homes::NO_RULES), texts.text(keys::account::NO_PERMISSIONS));
        return view! { <EmptyState icon="shield-check" title text/> }.erased();
    }
    let columns = [keys::homes::RULE, keys::homes::BECAUSE].map(|key| Column::new(texts.text(key))).to_vec();
    view! { <Table caption=texts.text(keys::account::PERMISSIONS) columns>{rows}</Table> }.erased()
}

fn row(permission: Permission, because: &str) -> AnyView {
    let texts = words::texts();
    let wire = permission.as_str();
    view! {
        <tr>
            <th scope="row" class="font-medium">
                <div class="anywhere">
                    <span>{words::permission(texts, wire)}</span>
                    <p class="t-sm text-fg-muted"><code dir="ltr">{wire}</code></p>
                </div>
            </th>
            <td data-label=texts.text(keys::homes::BECAUSE)><bdi>{because.to_owned()}</bdi></td>
        </tr>
    }
    .erased()
}

/// The roles of the actor that allow it. What no built-in one of them does comes from those that the tenant has made.
fn through(actor: &Actor, permission: Permission) -> String {
    let named = |carries: fn(Option<Role>, Permission) -> bool| {
        let held = actor.roles.iter().filter(|held| carries(Role::parse(held.as_str()), permission));
        held.map(|held| words::role(words::texts(), held.as_str())).collect::<Vec<_>>()
    };
    let built_in = named(|role, permission| role.is_some_and(|role| role.permissions().contains(permission)));
    let names = if built_in.is_empty() { named(|role, _| role.is_none()) } else { built_in };
    names.join(" · ")
}

/// What roles deny, whatever others allow.
fn denied(actor: &Actor) -> AnyView {
    let denied: Vec<_> = actor.grants.everywhere.denied.iter().collect();
    if denied.is_empty() {
        return ().erased();
    }
    let texts = words::texts();
    let count = u64::try_from(denied.len()).unwrap_or_default();
    let lines: Vec<_> = denied
        .into_iter()
        .map(|permission| view! { <li>{words::permission(texts, permission.as_str())}</li> })
        .collect();
    view! {
        <details>
            <summary>{texts.count(keys::homes::DENIED, count)}</summary>
            <ul class="t-sm">{lines}</ul>
        </details>
    }
    .erased()
}
