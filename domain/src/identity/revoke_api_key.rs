use crate::kernel::{ApiKeyId, Example};
use domain_macros::operation;

/// Ends a key for good: from this answer on it works nowhere. Its row stays in the list.
#[operation(command, identity, rest = DELETE "/api-keys/{id}", needs = ManageKeys, danger, idempotent)]
pub struct RevokeApiKey {
    /// The key.
    pub id: ApiKeyId,
}

impl Example for RevokeApiKey {
    fn example() -> Self {
        Self { id: example_id() }
    }
}

pub(super) const fn example_id() -> ApiKeyId {
    ApiKeyId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0022))
}
