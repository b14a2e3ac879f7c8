//! What is kept of a person's notices, for their own copy.

use crate::contexts::Kept;

/// The tables.
pub const KEPT: &[Kept] = &[
    Kept::of("notify.notices", "person_id", "at, id"),
    Kept::of("notify.choices", "person_id", "person_id"),
    Kept::of("notify.mutes", "person_id", "kind"),
];
