//! What federation keeps of a person, for their own copy: who they are at providers, and what they let apps do.

use crate::contexts::Kept;

/// The tables.
pub const KEPT: &[Kept] = &[
    Kept::of("federation.links", "person_id", "linked_at, provider_id").without(&["subject_hash"]),
    Kept::of("federation.provisioned", "person_id", "created_at, id"),
    Kept::of("federation.consents", "person_id", "allowed_at, app_id"),
    Kept::of("federation.codes", "person_id", "expires_at, code_hash").without(&["code_hash", "challenge", "nonce"]),
    Kept::of("federation.grants", "person_id", "begun_at, id").without(&["access_hash", "refresh_hash"]),
];
