//! One filter as a row of links.

use super::Query;
use crate::port::Erased;
use crate::ui::Icon;
use crate::words;
use leptos::prelude::*;
use texts::keys;

/// One filter as a row of links: all, or one of its values.
#[component]
pub fn Chips(
    query: Memo<Query>,
    /// The member of the query that it sets.
    member: &'static str,
    /// What it filters by.
    label: &'static str,
    /// Wire name and label of each value.
    values: Vec<(&'static str, &'static str)>,
) -> impl IntoView {
    let all = (None, words::texts().text(keys::list::ALL));
    let chips: Vec<_> = std::iter::once(all)
        .chain(values.into_iter().map(|(value, label)| (Some(value), label)))
        .map(|(value, label)| {
            let is_chosen = move || query.with(|query| query.get(member) == value);
            let href = move || query.with(|query| query.with(member, value));
            view! {
                <a class="chip" href=href data-noscroll="" aria-current=move || is_chosen().then_some("true")>
                    {label}
                </a>
            }
        })
        .collect();
    view! {
        <div class="chips" role="group" aria-label=label>
            <span class="chips-label">{label}</span>
            {chips}
        </div>
    }
    .erased()
}

/// A row of links of which one always holds: a period, or what figures are told apart by.
#[component]
pub fn OneOf(
    query: Memo<Query>,
    /// The member of the query that it sets.
    member: &'static str,
    /// What is chosen.
    label: &'static str,
    /// Wire name and label of each value.
    values: Vec<(&'static str, &'static str)>,
    /// The one that holds where the address names none of them.
    unless_told: &'static str,
) -> impl IntoView {
    let names: Vec<_> = values.iter().map(|(name, _)| *name).collect();
    let held = Memo::new(move |_| {
        query.with(|query| names.iter().find(|name| query.get(member) == Some(**name)).copied().unwrap_or(unless_told))
    });
    let chips: Vec<_> = values
        .into_iter()
        .map(|(value, label)| {
            let href = move || query.with(|query| query.with(member, Some(value)));
            let current = move || (held.get() == value).then_some("true");
            view! { <a class="chip" href=href aria-current=current data-noscroll="">{label}</a> }
        })
        .collect();
    view! { <div class="chips" role="group" aria-label=label>{chips}</div> }.erased()
}

/// A filter that another page has set, or a row of this one: what it holds, and the way to be rid of it.
#[component]
pub fn HeldChip(
    query: Memo<Query>,
    /// The member of the query that is set.
    member: &'static str,
    /// What it filters by.
    label: &'static str,
) -> impl IntoView {
    let held = move || {
        let href = query.with(|query| query.get(member).map(|_| query.with(member, None)))?;
        let title = words::texts().fill(keys::list::REMOVE_FILTER, &[("filter", label)]);
        Some(view! {
            <a class="chip" href=href data-noscroll="" aria-current="true" aria-label=title.clone() title=title>
                {label}
                <Icon name="x"/>
            </a>
        })
    };
    view! { {held} }.erased()
}
