//! Text that wasn't saved, kept in the browser of whoever wrote it until it is.

use crate::frame::actor;
use crate::port;
use domain::kernel::DocumentId;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What somebody wrote and didn't save.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Written {
    /// The version that the writing began with.
    pub base: u32,
    /// What the document is called.
    pub title: String,
    /// Its text.
    pub body: String,
}

/// Where it is kept: by document and person. A copyable handle.
#[derive(Clone, Copy)]
pub(super) struct Kept(StoredValue<String>);

impl Kept {
    /// That of whoever is signed in.
    pub fn of(id: DocumentId) -> Self {
        let person = actor().map(|actor| actor.person_id.to_string()).unwrap_or_default();
        Self(StoredValue::new(format!("portico:writing:{id}:{person}")))
    }

    /// What is kept.
    pub fn read(self) -> Option<Written> {
        let json = self.0.try_with_value(|key| storage()?.get_item(key).ok()?)??;
        port::read_json(&json).ok()
    }

    /// Keeps it in the place of what was kept before. A browser that keeps nothing loses it with the page.
    pub fn keep(self, written: &Written) {
        let json = serde_json::to_string(written).ok();
        let _ = self.0.try_with_value(|key| storage()?.set_item(key, &json?).ok());
    }

    /// It is saved, or nobody wants it.
    pub fn drop_it(self) {
        let _ = self.0.try_with_value(|key| storage()?.remove_item(key).ok());
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok()?
}
