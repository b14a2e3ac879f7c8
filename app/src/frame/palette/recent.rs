//! What was opened from the palette before, in this tab: it is gone with it, so that nobody's names stay on a machine
//! that others use.

use super::item::{Group, Item};
use crate::port;
use domain::policy::Actor;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The most that is remembered.
const MOST: usize = 5;

/// As it is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Opened {
    title: String,
    detail: String,
    href: String,
}

/// What was opened before, the latest first.
pub(super) fn recent(actor: &Actor) -> Vec<Item> {
    let item = |Opened { title, detail, href }| Item {
        group: Group::Recent,
        title,
        detail,
        icon: "history",
        href,
        leaves: false,
        chord: None,
    };
    kept(actor).into_iter().map(item).collect()
}

/// Remembers what is opened now. What isn't a page isn't kept.
pub(super) fn remember(actor: &Actor, item: &Item) {
    if item.leaves {
        return;
    }
    let now = Opened { title: item.title.clone(), detail: item.detail.clone(), href: item.href.clone() };
    let before = kept(actor).into_iter().filter(|it| it.href != now.href || it.title != now.title);
    let all: Vec<_> = std::iter::once(now.clone()).chain(before).take(MOST).collect();
    if let (Ok(Some(storage)), Ok(json)) = (window().session_storage(), serde_json::to_string(&all)) {
        // A full storage costs the memory of it, and nothing else.
        let _ = storage.set_item(&key(actor), &json);
    }
}

fn kept(actor: &Actor) -> Vec<Opened> {
    let json = window().session_storage().ok().flatten().and_then(|storage| storage.get_item(&key(actor)).ok()?);
    json.and_then(|json| port::read_json(&json).ok()).unwrap_or_default()
}

/// One for each person in each tenant.
fn key(actor: &Actor) -> String {
    format!("portico-opened-{}-{}", actor.tenant_id, actor.person_id)
}
