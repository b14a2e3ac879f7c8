use super::erase_person::example_id;
use crate::kernel::{ClientId, Example, Moment, PersonId, TenantId};
use crate::policy::{Role, RoleRef};
use domain_macros::operation;

/// Gives a member a role, or another end to one that they have. It holds from their next request on. Nobody gives what
/// they don't hold themselves; the platform's own roles are given by whoever holds `manage:master_roles`.
#[operation(command, identity, rest = POST "/users/{id}/assign-role", needs = ManageRoles, danger)]
pub struct AssignRole {
    /// The member.
    pub id: PersonId,
    /// A built-in role's name, or the id of one of the tenant's own.
    pub role: RoleRef,
    /// When it ends by itself; it doesn't unless told.
    pub until: Option<Moment>,
    /// Where; one's own tenant unless told. Another one needs `reach:platform`.
    pub tenant_id: Option<TenantId>,
    /// The client of the agency within which it holds; in the whole tenant unless told.
    pub client_id: Option<ClientId>,
}

impl Example for AssignRole {
    fn example() -> Self {
        Self { id: example_id(), role: Role::Developer.into(), until: None, tenant_id: None, client_id: None }
    }
}
