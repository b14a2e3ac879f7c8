//! What is kept of mails to a person, for their own copy: that they were written, and where they went. Their text may hold
//! a link that signs somebody in, and stays behind.

use crate::contexts::Kept;

/// The tables.
pub const KEPT: &[Kept] = &[Kept::of("mail.mails", "person_id", "created_at, id").without(&["sealed", "error"])];
