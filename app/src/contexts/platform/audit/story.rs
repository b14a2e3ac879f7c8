//! Entries one after the other: everything that one request led to, or that happened to one thing.

use super::base;
use super::line::Line;
use super::who::who;
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::{Event, Timeline};
use crate::words;
use domain::kernel::EntryId;
use leptos::prelude::*;

/// Entries as a line of time; the one that the page shows is marked and leads nowhere.
#[component]
pub(super) fn Story(
    /// The entry that the page shows, if it shows one.
    id: Option<EntryId>,
    lines: Vec<Line>,
) -> impl IntoView {
    let base = base();
    let events = lines.into_iter().map(|line| event(&base, id, line)).collect();
    view! { <Timeline events/> }.erased()
}

fn event(base: &str, shown: Option<EntryId>, line: Line) -> Event {
    let who = who(&line);
    let entry = line.row;
    let is_current = shown == Some(entry.id);
    let what = words::happened(words::texts(), &entry.what);
    let what = match is_current {
        true => view! { <strong>{what}</strong> }.erased(),
        false => view! { <a class="link" href=format!("{base}/{}", entry.id)>{what}</a> }.erased(),
    };
    let about = view! {
        {who}
        <p>
            <Time at=entry.at show=Show::Minute/>
            <span>" "</span>
            <code dir="ltr">{entry.operation}</code>
        </p>
    };
    Event { is_current, what, about: about.erased() }
}
