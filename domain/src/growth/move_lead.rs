use super::LeadStatus;
use crate::kernel::{Example, LeadId};
use domain_macros::operation;
use uuid::Uuid;

/// Says where a lead stands: somebody has answered, or there is nothing left to do.
#[operation(command, growth, rest = PUT "/leads/{id}/status", needs = ManageLeads, reach = Platform, idempotent)]
pub struct MoveLead {
    /// Which one.
    pub id: LeadId,
    /// Where it stands from now on.
    pub status: LeadStatus,
}

impl Example for MoveLead {
    fn example() -> Self {
        let id = LeadId(Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_00e1));
        Self { id, status: LeadStatus::Contacted }
    }
}
