use super::create_role::example_id;
use crate::kernel::{Example, RoleId};
use domain_macros::operation;

/// Removes a role of one's own tenant that nobody has.
#[operation(command, identity, rest = DELETE "/roles/{id}", needs = ManageRoles, danger)]
pub struct RemoveRole {
    /// The role.
    pub id: RoleId,
}

impl Example for RemoveRole {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
