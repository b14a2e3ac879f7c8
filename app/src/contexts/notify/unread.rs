//! How many notices wait to be read: one number for the whole page, asked for by whoever changes it and whenever the
//! server says that one has come or was read elsewhere.

use crate::port::{self, When};
use domain::notify::UnreadNotices;
use domain::platform::ThingKind;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// The number. A copyable handle.
#[derive(Clone, Copy)]
pub struct Unread(RwSignal<u32>);

impl Unread {
    /// Makes the number of the page, for everything in it.
    pub fn provide() {
        provide_context(Self(RwSignal::new(0)));
    }

    /// The number of the page.
    pub(super) fn get() -> Self {
        expect_context::<Self>()
    }

    /// What it is now.
    pub(super) fn count(self) -> u32 {
        self.0.get()
    }

    /// Asks for it now, and again whenever one of the person's notices has changed, for as long as the owner lives.
    pub(super) fn follow(self) {
        self.look();
        port::hear(&[ThingKind::Notice], Rc::new(|| None), When::Now, move || self.look());
    }

    /// Asks for it. Where that fails the old one stays: a bell is no place to say so.
    pub(super) fn look(self) {
        spawn_local(async move {
            if let Ok(unread) = port::call(UnreadNotices {}).await {
                self.0.try_set(unread.count);
            }
        });
    }
}
