use super::ClientRow;
use crate::kernel::{ClientId, Example};
use domain_macros::operation;

/// One client of one's own agency. Who works within one client sees no other.
#[operation(query, tenancy, rest = GET "/tenants/clients/{id}", needs = ReadClients, output = ClientRow)]
pub struct ShowClient {
    /// The client.
    pub id: ClientId,
}

impl Example for ShowClient {
    fn example() -> Self {
        Self { id: example_id() }
    }
}

pub(super) const fn example_id() -> ClientId {
    ClientId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0011))
}
