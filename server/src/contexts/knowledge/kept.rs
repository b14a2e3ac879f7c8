//! What knowledge keeps of a person, for their own copy: the documents that they made, the versions that they wrote and the links
//! that they made, where they still work; and the spaces that name them.

use crate::contexts::Kept;

/// The tables.
pub const KEPT: &[Kept] = &[
    Kept::of("knowledge.space_access", "person_id", "tenant_id, space_id"),
    Kept::of("knowledge.documents", "created_by", "created_at, id").in_tenants().without(&[
        "readers",
        "access",
        "reviewers",
        "changed_by",
        "changed_by_name",
        "version",
    ]),
    Kept::of("knowledge.document_versions", "written_by", "at, document_id, number")
        .in_tenants()
        .without(&["approved_by", "approved_by_name"]),
    Kept::of("knowledge.document_shares", "shared_by", "made_at, id").in_tenants().without(&["token_hash"]),
];
