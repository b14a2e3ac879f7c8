//! What the installation keeps of a person's doings, for their own copy: the jobs that they ordered, and their requests of
//! the last days.

use crate::contexts::Kept;

/// The tables. What a job was asked and answered may be others' data; that it was ordered is the person's own.
pub const KEPT: &[Kept] = &[
    Kept::of("platform.jobs", "person_id", "created_at, id").without(&["input", "result", "impersonator"]),
    Kept::of("gateway.requests", "person_id", "at, id").without(&["address_hash"]),
];
