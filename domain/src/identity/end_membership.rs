use super::erase_person::example_id;
use crate::kernel::{Example, PersonId, TenantId};
use domain_macros::operation;

/// Ends somebody's membership in a tenant, with every role that they have there. Their sessions in it end at once; their
/// account stays.
#[operation(command, identity, rest = DELETE "/users/{id}/membership", needs = ManagePeople, danger)]
pub struct EndMembership {
    /// The member.
    pub id: PersonId,
    /// Where; one's own tenant unless told. Another one needs `reach:platform`.
    pub tenant_id: Option<TenantId>,
}

impl Example for EndMembership {
    fn example() -> Self {
        Self { id: example_id(), tenant_id: None }
    }
}
