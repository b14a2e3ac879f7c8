use super::RoleRow;
use crate::kernel::Example;
use crate::policy::{Role, RoleRef};
use domain_macros::operation;

/// One role of one's tenant: built in or its own.
#[operation(query, identity, rest = GET "/roles/{id}", needs = ReadPeople, output = RoleRow)]
pub struct RoleDetail {
    /// A built-in role's wire name, or the id of one of the tenant's own.
    pub id: RoleRef,
}

impl Example for RoleDetail {
    fn example() -> Self {
        Self { id: Role::Owner.into() }
    }
}
