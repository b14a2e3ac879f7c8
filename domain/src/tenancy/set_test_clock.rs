use crate::kernel::{Example, Moment, TenantId};
use domain_macros::operation;

/// Lets a test tenant's clock stand at a moment, which can't be before the one that it shows. What was due until then
/// happens at once.
#[operation(command, tenancy, rest = PUT "/tenants/{id}/clock", needs = ManageSystem, reach = Platform, danger, idempotent)]
pub struct SetTestClock {
    /// The tenant; it has to be one for tests.
    pub id: TenantId,
    /// What the clock shows from now on.
    pub shows: Moment,
}

impl Example for SetTestClock {
    fn example() -> Self {
        Self {
            id: TenantId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001)),
            shows: Moment::from_unix_s(1_795_251_900).unwrap_or(Moment(chrono::DateTime::UNIX_EPOCH)),
        }
    }
}
