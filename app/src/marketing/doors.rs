//! The doors of an operation, as the start page lists them.

use crate::ui::Icon;
use crate::words;
use leptos::prelude::*;
use texts::{Key, keys};

const DOORS: [(&str, Key, Key); 5] = [
    ("layout-dashboard", keys::marketing::DOOR_SCREENS, keys::marketing::DOOR_SCREENS_TEXT),
    ("braces", keys::marketing::DOOR_REST, keys::marketing::DOOR_REST_TEXT),
    ("terminal", keys::marketing::DOOR_CLI, keys::marketing::DOOR_CLI_TEXT),
    ("sparkles", keys::marketing::DOOR_AI, keys::marketing::DOOR_AI_TEXT),
    ("radio", keys::marketing::DOOR_STREAMS, keys::marketing::DOOR_STREAMS_TEXT),
];

/// The doors that stand today.
#[component]
pub(super) fn Doors() -> impl IntoView {
    let texts = words::texts();
    let doors: Vec<_> = DOORS
        .into_iter()
        .map(|(icon, name, text)| {
            view! {
                <li class="door">
                    <Icon name=icon/>
                    <h3>{texts.text(name)}</h3>
                    <p class="t-sm">{texts.text(text)}</p>
                </li>
            }
        })
        .collect();
    view! { <ul class="doors">{doors}</ul> }
}
