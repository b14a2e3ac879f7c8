use crate::kernel::{Example, LIMIT_MAX, Moment, Page, PersonId, WorkspaceId};
use crate::words;
use crate::workspaces::WorkspaceRole;
use crate::workspaces::workspace::example_id;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Lets a member of the tenant into a workspace, or gives them another role in it. Its managers may, and whoever manages
/// workspaces.
#[operation(command, workspaces, rest = PUT "/workspaces/{id}/members/{personId}", needs = RunExecutions, entitlement = AiRuns, idempotent)]
pub struct SetWorkspaceMember {
    /// The workspace.
    pub id: WorkspaceId,
    /// Who; a member of the tenant.
    pub person_id: PersonId,
    /// What they are in it; a member unless told.
    pub role: Option<WorkspaceRole>,
}

/// Takes somebody out of a workspace. They stay a member of the tenant, and where everybody works in it they still do. Its
/// managers may, and whoever manages workspaces.
#[operation(command, workspaces, rest = DELETE "/workspaces/{id}/members/{personId}", needs = RunExecutions, entitlement = AiRuns)]
pub struct RemoveWorkspaceMember {
    /// The workspace.
    pub id: WorkspaceId,
    /// Who.
    pub person_id: PersonId,
}

/// The people who are named in a workspace.
#[operation(query, workspaces, rest = GET "/workspaces/{id}/members", needs = ReadWorkspaces, entitlement = AiRuns, output = Page<WorkspaceMemberRow>)]
pub struct WorkspaceMembers {
    /// The workspace.
    pub id: WorkspaceId,
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; by name unless told.
    pub sort: Option<WorkspaceMemberSort>,
}

words! {
    /// The order of the list.
    WorkspaceMemberSort {
        /// A to Z.
        Name = "name",
        /// Newest first.
        SinceDown = "-since",
    }
}

/// Somebody in a workspace.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct WorkspaceMemberRow {
    /// Who.
    pub id: PersonId,
    /// What they are called.
    pub name: String,
    /// What they are in it.
    pub role: WorkspaceRole,
    /// Since when.
    pub since: Moment,
}

const PERSON: PersonId = PersonId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0002));

impl Example for SetWorkspaceMember {
    fn example() -> Self {
        Self { id: example_id(), person_id: PERSON, role: Some(WorkspaceRole::Member) }
    }
}

impl Example for RemoveWorkspaceMember {
    fn example() -> Self {
        Self { id: example_id(), person_id: PERSON }
    }
}

impl Example for WorkspaceMembers {
    fn example() -> Self {
        Self { id: example_id(), limit: Some(20), cursor: None, sort: Some(WorkspaceMemberSort::Name) }
    }
}
