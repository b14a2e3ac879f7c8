use super::show_client::example_id;
use crate::kernel::{ClientId, Example};
use domain_macros::operation;

/// Removes a client from the lists. Nothing of it is lost: it can be restored.
#[operation(command, tenancy, rest = DELETE "/tenants/clients/{id}", needs = ManageClients, danger)]
pub struct RemoveClient {
    /// The client.
    pub id: ClientId,
}

impl Example for RemoveClient {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
