use crate::kernel::{Example, HostId};
use domain_macros::operation;

/// Takes a host away from the tenant whose site answers under it.
#[operation(command, tenancy, rest = DELETE "/hosts/{id}", needs = ManageHosts, reach = Platform)]
pub struct RemoveHost {
    /// The host's id.
    pub id: HostId,
}

impl Example for RemoveHost {
    fn example() -> Self {
        Self { id: HostId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0005)) }
    }
}
