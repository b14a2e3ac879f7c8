//! What the search finds while somebody types.

use super::item::{Group, Item};
use crate::port;
use crate::ui::later;
use domain::platform::{Found, FoundKind, Search, SearchResults};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// So long nothing is asked after a key.
const PAUSE: Duration = Duration::from_millis(150);

/// Keeps `found` what the server finds for what is typed.
pub(super) fn follow(typed: RwSignal<String>, found: RwSignal<Vec<Item>>) {
    Effect::new(move |_| {
        let text = typed.with(|typed| typed.trim().to_owned());
        if text.is_empty() {
            found.set(Vec::new());
            return;
        }
        let ask = move || {
            spawn_local(async move {
                let answer = port::call(Search { q: text.clone(), limit: None, kind: None }).await;
                // Meanwhile something else may have been typed, or the page has gone.
                if typed.try_with_untracked(|now| now.trim() == text) == Some(true) {
                    found.try_set(answer.map(items).unwrap_or_default());
                }
            });
        };
        later(PAUSE, ask);
    });
}

fn items(results: SearchResults) -> Vec<Item> {
    let groups = results.groups.into_iter();
    groups.flat_map(|group| group.data.into_iter().filter_map(move |found| item(group.kind, found))).collect()
}

fn item(kind: FoundKind, found: Found) -> Option<Item> {
    let Found { title, detail, href, .. } = found;
    Some(Item { group: Group::Found(kind), title, detail, icon: icon(kind), href: href?, leaves: false, chord: None })
}

const fn icon(kind: FoundKind) -> &'static str {
    match kind {
        FoundKind::Tenant => "building-2",
        FoundKind::Client => "handshake",
        FoundKind::Person => "user",
        FoundKind::Team => "users-round",
        FoundKind::Workspace => "boxes",
        FoundKind::Run => "message-square-text",
        FoundKind::Thread => "messages-square",
        FoundKind::File => "file",
        FoundKind::Lead => "megaphone",
        FoundKind::Template => "layout-template",
        FoundKind::Document => "book-open-text",
        FoundKind::Space => "library",
        FoundKind::Pipeline => "workflow",
    }
}
