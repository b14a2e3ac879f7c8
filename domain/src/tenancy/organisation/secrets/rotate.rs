use super::remove::example_id;
use crate::kernel::{Example, Moment, SecretId, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Puts another value in the place of a secret's. Programs can read the one before for as long as the two overlap.
#[operation(command, tenancy, rest = POST "/secrets/{id}/rotate", needs = ManageSecrets, output = SecretRotation, danger)]
pub struct RotateSecret {
    /// The secret.
    pub id: SecretId,
    /// Its new value.
    #[garde(length(chars, min = 1, max = 4000), custom(rules::prose))]
    pub value: String,
    /// For how many hours the value before can be read, 0 to 720; 24 unless told.
    #[garde(inner(range(min = 0, max = 720)))]
    pub overlap_hours: Option<u16>,
}

/// The secret has another value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SecretRotation {
    /// Tells the new value from others of the tenant.
    pub fingerprint: String,
    /// Until when the value before can be read; absent: it is gone.
    pub old_until: Option<Moment>,
}

impl Example for RotateSecret {
    fn example() -> Self {
        Self { id: example_id(), value: "what they know from today on".into(), overlap_hours: Some(48) }
    }
}
