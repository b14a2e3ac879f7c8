use crate::kernel::Example;
use crate::policy::{Permission, Permissions, RoleRef};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// What a change of a role would have meant: the calls of the last thirty days that the people who have it made with
/// success, and that would have been refused. Nothing is changed. Conditions are about single things and aren't asked
/// again.
#[operation(command, identity, rest = POST "/roles/{id}/preview", needs = ManageRoles, output = RolePreview, idempotent)]
pub struct PreviewRole {
    /// The role: the tenant's own, or a built-in one to see what its people would miss.
    pub id: RoleRef,
    /// All that it would allow.
    pub permissions: Permissions,
    /// All that it would deny.
    pub denied: Option<Permissions>,
}

/// What a change of a role would have meant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct RolePreview {
    /// The people who have the role.
    pub people: u64,
    /// Their calls in the time.
    pub calls: u64,
    /// Those of them that would have been refused.
    pub refused: u64,
    /// What would have been refused, most calls first.
    pub operations: Vec<RefusedOperation>,
    /// The days that were looked at.
    pub days: u16,
}

/// Calls of one operation that would have been refused.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct RefusedOperation {
    /// The operation, `files.rename_file`.
    pub operation: String,
    /// The permission that would be missing.
    pub permission: Permission,
    /// How many calls.
    pub calls: u64,
    /// By how many people.
    pub people: u64,
}

impl Example for PreviewRole {
    fn example() -> Self {
        Self {
            id: super::create_role::example_id().into(),
            permissions: Permissions::of(&[Permission::EnterClient]),
            denied: None,
        }
    }
}
