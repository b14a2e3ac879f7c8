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
