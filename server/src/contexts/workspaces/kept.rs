//! What workspaces keep of a person, for their own copy: the runs that they started, where they still work.

use crate::contexts::Kept;

/// The tables.
pub const KEPT: &[Kept] =
    &[Kept::of("workspaces.executions", "started_by", "created_at, id").in_tenants().without(&["version"])];
