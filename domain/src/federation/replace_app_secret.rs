use crate::kernel::{AppId, Example};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Gives an app another secret. The one before counts no more from that moment.
#[operation(command, federation, rest = POST "/apps/{id}/secret", needs = WriteApps, output = AppSecretReplaced, danger)]
pub struct ReplaceAppSecret {
    /// The app.
    pub id: AppId,
}

/// The app has another secret.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct AppSecretReplaced {
    /// It, shown this once.
    pub client_secret: String,
}

impl Example for ReplaceAppSecret {
    fn example() -> Self {
        Self { id: AppId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0041)) }
    }
}
