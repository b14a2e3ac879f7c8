//! What callers may ask beside an operation's input, and what it may refuse with: the same for every document.

use super::Entry;
use crate::kernel::{Access, Kind, Method, Rest};

/// What every operation may refuse with.
const ALWAYS: &[(u16, &str)] = &[
    (400, "Something in the request is wrong; every wrong field is named"),
    (401, "Nobody is signed in"),
    (403, "A permission is missing; it is named"),
    (404, "There is no such thing, or it is another tenant's"),
    (409, "Somebody else was quicker, or it is taken"),
    (413, "The body is too large"),
    (415, "The body's type isn't taken here"),
    (429, "Too many calls; `Retry-After` says when the next one is let through"),
    (503, "A part that this needs is away; try again"),
];

impl Entry {
    /// Whether an idempotency key is of use.
    pub fn takes_key(&self) -> bool {
        matches!(self.kind, Kind::Command | Kind::Job) && self.access != Access::Public
    }

    /// Whether the command changes something that is there already.
    pub fn takes_if_match(&self) -> bool {
        let has_a_place = |rest: Rest| rest.path.contains('{') || rest.method == Method::Patch;
        self.kind == Kind::Command && self.rest.is_some_and(has_a_place)
    }

    /// Whether the answer has a tag.
    pub fn takes_if_none_match(&self) -> bool {
        matches!(self.kind, Kind::Query | Kind::Download)
    }

    /// The statuses that it may refuse with, in their order, and when it is that.
    pub fn refusals(&self) -> Vec<(u16, &'static str)> {
        let own = [
            (self.takes_key(), 410, "It was done under this idempotency key, and its answer has been erased since"),
            (self.takes_if_match(), 412, "The thing is of another version than `If-Match` names"),
            (self.kind == Kind::Download, 416, "The file ends before the range begins"),
        ];
        let own = own.into_iter().filter(|(is_its, ..)| *is_its).map(|(_, status, doc)| (status, doc));
        let mut all: Vec<_> = ALWAYS.iter().copied().chain(own).collect();
        all.sort_unstable_by_key(|(status, _)| *status);
        all
    }
}
