//! What happened one after the other, as a line of time.

use crate::port::Erased;
use leptos::prelude::*;

/// One moment of a line of time.
pub struct Event {
    /// Whether it is the one that the page is about.
    pub is_current: bool,
    /// What happened: a text or a link.
    pub what: AnyView,
    /// Who, when and how, in small print.
    pub about: AnyView,
}

/// A line of time, in the order that its events are given in.
#[component]
pub fn Timeline(events: Vec<Event>) -> impl IntoView {
    let steps: Vec<_> = events
        .into_iter()
        .map(|event| {
            view! {
                <li aria-current=event.is_current.then_some("true")>
                    <div>{event.what}</div>
                    <div class="t-sm text-fg-muted">{event.about}</div>
                </li>
            }
        })
        .collect();
    view! { <ol class="timeline">{steps}</ol> }.erased()
}
