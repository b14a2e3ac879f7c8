//! What workspaces keep of a person, for their own copy: the runs that they started and what these used, where they still work, what they
//! said about runs, the conversations that they began; and the workspaces that name them.

use crate::contexts::Kept;

/// The tables.
pub const KEPT: &[Kept] = &[
    Kept::of("workspaces.executions", "started_by", "created_at, id").in_tenants().without(&[
        "version",
        "assigned_to_name",
        "context",
    ]),
    Kept::of("workspaces.execution_ratings", "person_id", "rated_at, execution_id").in_tenants(),
    Kept::of("workspaces.execution_comments", "person_id", "said_at, id").in_tenants(),
    Kept::of("workspaces.workspace_members", "person_id", "tenant_id, workspace_id"),
    Kept::of("workspaces.spending", "person_id", "at, id").in_tenants(),
    Kept::of("workspaces.threads", "begun_by", "created_at, id").in_tenants().without(&["readers", "version"]),
];
