//! A message within the page. Errors that need action stand here, not in toasts.

use super::{Icon, Tone};
use crate::port::{Erased, Inside};
use leptos::prelude::*;

/// A message within the page. `live` reads it aloud when it appears.
#[component]
pub fn Alert(
    tone: Tone,
    #[prop(optional, into)] title: Option<String>,
    /// Whether it answers something that the person just did.
    #[prop(optional)]
    live: bool,
    children: Inside,
) -> impl IntoView {
    let icon = match tone {
        Tone::Neutral | Tone::Info => "info",
        Tone::Success => "circle-check",
        Tone::Warning => "triangle-alert",
        Tone::Danger => "circle-alert",
    };
    let role = live.then_some(if tone == Tone::Danger { "alert" } else { "status" });
    view! {
        <div class=format!("alert {}", tone.class()) role=role>
            <Icon name=icon/>
            <div class="alert-body">
                {title.map(|title| view! { <p class="alert-title">{title}</p> })}
                {children.show()}
            </div>
        </div>
    }
    .erased()
}
