//! Which version of a template is filled in: the live one, that of a label, or any that was published. The choice stands in
//! the address.

use crate::port::{Erased, escape};
use crate::words;
use domain::kernel::TemplateId;
use domain::templates::{LabelRow, PRODUCTION};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use texts::keys;

/// The live version and the labels that name others.
#[component]
pub(super) fn Which(
    id: TemplateId,
    /// The version that runs take unless told.
    live: u32,
    labels: Vec<LabelRow>,
) -> impl IntoView {
    let texts = words::texts();
    let (version, label) = (named("version"), named("label"));
    let is_live = version.is_none() && label.is_none();
    let first = chip(address(id, None), texts.text(keys::templates::LIVE), live, is_live);
    let others: Vec<_> = labels
        .into_iter()
        .filter(|row| row.label != PRODUCTION)
        .map(|row| {
            let is_it = version.is_none() && label.as_ref() == Some(&row.label);
            chip(address(id, Some(("label", row.label.as_str()))), &row.label, row.version, is_it)
        })
        .collect();
    view! {
        <div class="chips" role="group" aria-label=texts.text(keys::templates::WHICH)>
            {first}
            {others}
        </div>
    }
    .erased()
}

/// The way to another version; that it is this one.
pub(super) fn another(id: TemplateId, number: u32, shown: u32) -> AnyView {
    let texts = words::texts();
    if number == shown {
        return view! { <span class="t-sm text-fg-muted">{texts.text(keys::templates::SHOWN)}</span> }.erased();
    }
    let number = number.to_string();
    let text = texts.fill(keys::templates::FILL_IN_VERSION, &[("number", &number)]);
    let href = address(id, Some(("version", number.as_str())));
    view! { <a class="link t-sm" href=href>{text}</a> }.erased()
}

fn chip(href: String, name: &str, version: u32, is_it: bool) -> AnyView {
    let number = version.to_string();
    let text = words::texts().fill(keys::templates::NAMES_VERSION, &[("name", name), ("number", &number)]);
    view! { <a class="chip" href=href data-noscroll="" aria-current=is_it.then_some("true")>{text}</a> }.erased()
}

/// A member of the page's address.
fn named(name: &str) -> Option<String> {
    use_query_map().with_untracked(|query| query.get(name)).filter(|value| !value.is_empty())
}

/// The template's page with another choice; the workspace stays.
fn address(id: TemplateId, choice: Option<(&str, &str)>) -> String {
    let workspace = named("workspace");
    let members = choice.into_iter().chain(workspace.as_deref().map(|workspace| ("workspace", workspace)));
    let members: Vec<_> = members.map(|(name, value)| format!("{name}={}", escape(value))).collect();
    let path = format!("/client/templates/{id}");
    if members.is_empty() { path } else { format!("{path}?{}", members.join("&")) }
}
