//! What pipelines keep of a person, for their own copy: what they published and what they began, where they still work.

use crate::contexts::Kept;

/// The tables.
pub const KEPT: &[Kept] = &[
    Kept::of("pipelines.pipeline_versions", "published_by", "published_at, pipeline_id, number").in_tenants(),
    Kept::of("pipelines.pipeline_runs", "started_by", "begun_at, id").in_tenants().without(&["version"]),
];
