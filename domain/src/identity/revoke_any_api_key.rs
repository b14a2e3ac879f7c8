use super::revoke_api_key::example_id;
use crate::kernel::{ApiKeyId, Example};
use domain_macros::operation;

/// Ends a key of any tenant for good, for those who run the installation: from this answer on it works nowhere.
#[operation(command, identity, rest = DELETE "/platform/api-keys/{id}", needs = ManageKeys, reach = Platform, danger, idempotent)]
pub struct RevokeAnyApiKey {
    /// The key.
    pub id: ApiKeyId,
}

impl Example for RevokeAnyApiKey {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
