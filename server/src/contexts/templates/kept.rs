//! What templates keep of a person, for their own copy: what they published and moved, and what they have run by
//! the clock, where they still work.

use crate::contexts::Kept;

/// The tables.
pub const KEPT: &[Kept] = &[
    Kept::of("templates.template_history", "done_by", "at, template_id, place").in_tenants(),
    Kept::of("templates.run_schedules", "owned_by", "created_at, id")
        .in_tenants()
        .without(&["given", "key_id", "version"]),
];
