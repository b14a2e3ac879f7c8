//! What the person can do, as the server's catalogue of operations says it.

use super::item::{Group, Item};
use crate::port;
use domain::platform::{MyOperation, MyOperations};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Asks for what the person can do, once.
pub(super) fn ask(deeds: RwSignal<Vec<Item>>, was_asked: StoredValue<bool>) {
    if was_asked.get_value() {
        return;
    }
    was_asked.set_value(true);
    spawn_local(async move {
        match port::call(MyOperations {}).await {
            Ok(mine) => {
                deeds.try_set(mine.operations.into_iter().filter_map(deed).collect());
            }
            // It is asked for again when the palette is next opened.
            Err(_) => {
                was_asked.try_set_value(false);
            }
        }
    });
}

/// What a person calls it and where they do it; none for what no page offers.
fn deed(operation: MyOperation) -> Option<Item> {
    let (title, href) = (operation.title?, operation.href?);
    let detail = operation.name;
    Some(Item { group: Group::Deed, title, detail, icon: "zap", href, leaves: false, chord: None })
}
