//! What templates keep of a person, for their own copy: what they published and moved, where they still work.

use crate::contexts::Kept;

/// The tables.
pub const KEPT: &[Kept] = &[Kept::of("templates.template_history", "done_by", "at, template_id, place").in_tenants()];
