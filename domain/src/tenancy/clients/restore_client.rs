use super::show_client::example_id;
use crate::kernel::{ClientId, Example};
use domain_macros::operation;

/// Takes a client back that was removed.
#[operation(command, tenancy, rest = POST "/tenants/clients/{id}/restore", needs = ManageClients)]
pub struct RestoreClient {
    /// The client.
    pub id: ClientId,
}

impl Example for RestoreClient {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
