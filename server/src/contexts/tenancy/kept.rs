//! What tenancy keeps of a person, for their own copy: where they belong in the house, and drafts.

use crate::contexts::Kept;

/// The tables.
pub const KEPT: &[Kept] = &[
    Kept::of("tenancy.team_members", "person_id", "tenant_id, team_id"),
    Kept::of("tenancy.postings", "person_id", "tenant_id"),
    Kept::of("tenancy.tenant_drafts", "person_id", "tenant_id"),
];
