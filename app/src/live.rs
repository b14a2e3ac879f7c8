//! What a page shows follows what changes, by itself: it is asked for again once a thing of its kinds has changed, while
//! somebody looks and isn't typing. What was known before stays until the new is there.

use crate::port::{Known, Unread, When, hear};
use domain::platform::ThingKind;
use std::rc::Rc;

/// Asks for it again whenever a thing of these kinds has changed.
pub fn follow<T>(known: Known<T>, kinds: &'static [ThingKind]) {
    again(known.unread(), kinds);
}

/// Asks for it again whenever this thing has changed, or one of the kind that nobody can name.
pub fn follow_one<T>(known: Known<T>, kinds: &'static [ThingKind], id: impl Fn() -> String + 'static) {
    let known = known.unread();
    hear(kinds, Rc::new(move || Some(id())), When::Seen, move || known.refetch());
}

fn again(known: Known<Unread>, kinds: &'static [ThingKind]) {
    if !kinds.is_empty() {
        hear(kinds, Rc::new(|| None), When::Seen, move || known.refetch());
    }
}
