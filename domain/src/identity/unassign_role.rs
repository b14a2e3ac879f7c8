use super::erase_person::example_id;
use crate::kernel::{ClientId, Example, PersonId, TenantId};
use crate::policy::{Role, RoleRef};
use domain_macros::operation;

/// Takes a role from a member. It holds from their next request on. The last owner of a tenant and the last super admin
/// stay what they are.
#[operation(command, identity, rest = POST "/users/{id}/unassign-role", needs = ManageRoles, danger)]
pub struct UnassignRole {
    /// The member.
    pub id: PersonId,
    /// A built-in role's name, or the id of one of the tenant's own.
    pub role: RoleRef,
    /// Where; one's own tenant unless told. Another one needs `reach:platform`.
    pub tenant_id: Option<TenantId>,
    /// The client of the agency within which it holds; in the whole tenant unless told.
    pub client_id: Option<ClientId>,
}

impl Example for UnassignRole {
    fn example() -> Self {
        Self { id: example_id(), role: Role::Developer.into(), tenant_id: None, client_id: None }
    }
}
