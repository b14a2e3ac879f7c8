//! Who did something: people by name, keys and programs by their ids, Portico itself by its reason.

use super::line::Line;
use super::portal;
use crate::port::Erased;
use crate::words;
use leptos::prelude::*;
use texts::keys;

/// Letters of an id that tell it from others; the front of ours is a time, which neighbours share.
const TAIL: usize = 8;

/// Who did it, and below who acted in their name.
pub(super) fn who(line: &Line) -> AnyView {
    let staff = line.row.on_behalf_of.as_deref().map(|staff| {
        let staff = called(staff, line.staff.as_deref());
        let sentence = words::texts().fill(keys::audit_log::ACTED, &[("name", &staff)]);
        view! { <p class="t-sm text-fg-muted"><bdi>{sentence}</bdi></p> }
    });
    let name = called(&line.row.actor, line.name.as_deref());
    view! {
        <div>
            <bdi title=line.row.actor.clone()>{name}</bdi>
            {staff}
        </div>
    }
    .erased()
}

/// The same, where somebody whose name is known leads to their page.
pub(super) fn linked(actor: &str, name: Option<&str>) -> AnyView {
    let called = called(actor, name);
    match (actor.strip_prefix("person:"), name) {
        (Some(id), Some(_)) => {
            let href = format!("{}/people/{id}", portal());
            view! { <a class="link" href=href><bdi>{called}</bdi></a> }.erased()
        }
        _ => view! { <bdi title=actor.to_owned()>{called}</bdi> }.erased(),
    }
}

/// What an actor is called: `person:<id>`, `key:<id>`, `service:<id>`, `system:<reason>` or `nobody`.
pub fn called(actor: &str, name: Option<&str>) -> String {
    let texts = words::texts();
    if let Some(name) = name {
        return name.to_owned();
    }
    let (key, value) = match actor.split_once(':') {
        Some(("person", id)) => (keys::audit_log::SOMEBODY, tail(id)),
        Some(("key", id)) => (keys::audit_log::KEY, tail(id)),
        Some(("service", id)) => (keys::audit_log::SERVICE, tail(id)),
        Some(("system", reason)) => (keys::audit_log::SYSTEM, reason),
        _ if matches!(actor, "" | "nobody") => return texts.text(keys::audit_log::NOBODY).to_owned(),
        _ => return actor.to_owned(),
    };
    texts.fill(key, &[("id", value)])
}

/// The end of an id.
pub(super) fn tail(id: &str) -> &str {
    id.get(id.len().saturating_sub(TAIL)..).unwrap_or(id)
}
