use crate::kernel::{Example, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Writes a projection anew from the log while everything goes on. Readers see the old rows until it is done; where the
/// projection was right nothing changes. `platform.projections` shows how far it is.
#[operation(job, platform, rest = POST "/platform/projections/{name}/rebuild", needs = ManageSystem, reach = Platform, output = ProjectionRebuilt)]
pub struct RebuildProjection {
    /// The projection's name.
    #[garde(length(chars, min = 1, max = 100), custom(rules::line))]
    pub name: String,
}

/// What the rebuild did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ProjectionRebuilt {
    /// Events that were replayed.
    pub events: u64,
    /// Rows that differed from what the log says and were put right.
    pub rows_changed: u64,
}

impl Example for RebuildProjection {
    fn example() -> Self {
        Self { name: "event_counts".into() }
    }
}
