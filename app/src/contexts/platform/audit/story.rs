//! Everything that one request led to, in order.

use super::base;
use super::line::Line;
use super::who::who;
use crate::times::{Show, Time};
use crate::words;
use domain::kernel::EntryId;
use leptos::prelude::*;

/// The entries of a request as a line of time; the one that the page shows is marked and leads nowhere.
#[component]
pub(super) fn Story(id: EntryId, lines: Vec<Line>) -> impl IntoView {
    let base = base();
    let steps: Vec<_> = lines.into_iter().map(|line| step(&base, id, line)).collect();
    view! { <ol class="story">{steps}</ol> }.into_any()
}

fn step(base: &str, shown: EntryId, line: Line) -> AnyView {
    let who = who(&line);
    let entry = line.row;
    let is_shown = entry.id == shown;
    let what = words::happened(words::texts(), &entry.what);
    let what = match is_shown {
        true => view! { <strong>{what}</strong> }.into_any(),
        false => view! { <a class="link" href=format!("{base}/{}", entry.id)>{what}</a> }.into_any(),
    };
    view! {
        <li aria-current=is_shown.then_some("true")>
            <p>{what}</p>
            <div class="t-sm text-fg-muted">{who}</div>
            <p class="t-sm text-fg-muted">
                <Time at=entry.at show=Show::Minute/> " " <code dir="ltr">{entry.operation}</code>
            </p>
        </li>
    }
    .into_any()
}
