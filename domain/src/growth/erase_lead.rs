use crate::kernel::{Example, LeadId};
use domain_macros::operation;
use uuid::Uuid;

/// Erases who a lead was and what they wrote, for good: its key is destroyed, so that the log can't be read either. That
/// somebody wrote, about what and when, stays.
#[operation(command, growth, rest = DELETE "/leads/{id}", needs = ManageLeads, reach = Platform, danger, idempotent)]
pub struct EraseLead {
    /// Which one.
    pub id: LeadId,
}

impl Example for EraseLead {
    fn example() -> Self {
        Self { id: LeadId(Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_00e1)) }
    }
}
