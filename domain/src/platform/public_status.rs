use super::HealthState;
use crate::kernel::{Example, Moment};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// For so many seconds everybody is told the same.
pub const STATUS_FRESH_S: u64 = 10;

/// Whether the parts of the installation work that people notice, looked at seconds ago. It says nothing of the past,
/// and nothing of why.
#[operation(query, platform, rest = GET "/status", needs = Public, output = StatusReport)]
pub struct PublicStatus {}

words! {
    /// A part of the installation as people outside know it.
    StatusPart {
        /// Pages and API.
        Portals = "portals",
        /// Work that goes on by itself.
        Work = "work",
        /// Files.
        Files = "files",
        /// Mail.
        Mail = "mail",
        /// The models.
        Models = "models",
    }
}

/// How the installation does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct StatusReport {
    /// When it was looked at, by the machine's clock.
    pub at: Moment,
    /// The worst state of its parts.
    pub state: HealthState,
    /// Its parts.
    pub parts: Vec<PartStatus>,
}

/// How a part does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PartStatus {
    /// The part.
    pub part: StatusPart,
    /// How it does.
    pub state: HealthState,
}

impl Example for PublicStatus {
    fn example() -> Self {
        Self {}
    }
}
