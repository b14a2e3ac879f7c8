//! What stands on the page of something known. It is drawn anew when something newer is there, and no form in it waits for
//! an answer: with the old view the form would be gone, and nobody would hear what comes.

use crate::forms::Awaited;
use crate::port::{Known, Unread};
use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;

/// What stands on the page of something known. A copyable handle.
#[derive(Clone, Copy)]
pub(super) struct Standing {
    known: Known<Unread>,
    awaited: Awaited,
    /// Is notified when it is time to draw it anew.
    anew: RwSignal<()>,
    /// Whether nothing stands there yet: who draws it waits for the value.
    is_first: StoredValue<bool>,
}

impl Standing {
    /// That of `known`, which stays up to date as long as the current owner lives.
    pub fn new(known: Known<Unread>) -> Self {
        // Whether something newer is known than what stands there.
        let is_old = RwSignal::new(false);
        let anew = RwSignal::new(());
        let standing = Self { known, awaited: Awaited::none(), anew, is_first: StoredValue::new(false) };
        Effect::new(move |before: Option<()>| {
            known.follow();
            if before.is_some() && !standing.is_first.get_value() {
                is_old.set(true);
            }
        });
        Effect::new(move |_| {
            if is_old.get() && standing.awaited.is_none() {
                is_old.set(false);
                anew.notify();
            }
        });
        standing
    }

    /// What is to be drawn. The reactive scope that asks runs again when it is to be drawn anew, and not before: its old
    /// view would stand there without an owner until the value comes.
    pub fn drawn(self) -> impl Future<Output = Unread> + Send + 'static {
        self.anew.track();
        self.awaited.gather();
        ScopedFuture::new_untracked(async move {
            if let Some(unread) = self.known.at_hand() {
                return unread;
            }
            self.is_first.try_set_value(true);
            let unread = self.known.await;
            self.is_first.try_set_value(false);
            unread
        })
    }
}
