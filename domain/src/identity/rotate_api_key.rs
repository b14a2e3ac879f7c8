use super::ApiKeyCreated;
use super::revoke_api_key::example_id;
use crate::kernel::{ApiKeyId, Example};
use domain_macros::operation;

/// Gives a key a new secret, which is answered once. The old one works on for some hours, so that programs can be told.
#[operation(command, identity, rest = POST "/api-keys/{id}/rotate", needs = ManageKeys, output = ApiKeyCreated, danger)]
pub struct RotateApiKey {
    /// The key.
    pub id: ApiKeyId,
    /// Hours that the old secret works on, 0 to 168; 24 unless told.
    #[garde(inner(range(max = 168)))]
    pub overlap_hours: Option<u16>,
}

impl Example for RotateApiKey {
    fn example() -> Self {
        Self { id: example_id(), overlap_hours: Some(24) }
    }
}
