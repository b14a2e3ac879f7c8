use super::create_role::example_id;
use crate::kernel::{Example, Patch, RoleId, rules};
use crate::policy::{Permission, Permissions};
use domain_macros::operation;

/// Changes a role of one's own tenant; whoever has it is bound by it from their next request on. What isn't named stays.
#[operation(command, identity, rest = PATCH "/roles/{id}", needs = ManageRoles, entitlement = OwnRoles, danger)]
pub struct ChangeRole {
    /// The role.
    pub id: RoleId,
    /// What people call it.
    #[garde(inner(length(chars, min = 1, max = 60), custom(rules::line)))]
    pub name: Option<String>,
    /// What it is for.
    #[garde(inner(length(chars, max = 300), custom(rules::optional_line)))]
    pub description: Option<String>,
    /// All that it allows from now on; `null`: nothing.
    pub permissions: Patch<Permissions>,
    /// All that it denies from now on; `null`: nothing.
    pub denied: Patch<Permissions>,
    /// The version that was read; if somebody else has changed the role since, nothing happens.
    pub version: Option<u32>,
}

impl Example for ChangeRole {
    fn example() -> Self {
        Self {
            id: example_id(),
            name: None,
            description: None,
            permissions: Patch::Value(Permissions::of(&[Permission::EnterClient, Permission::ReadFiles])),
            denied: Patch::Absent,
            version: None,
        }
    }
}
