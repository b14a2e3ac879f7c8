use crate::kernel::{Example, TimeZone};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The time zones that a person or a tenant can have.
#[operation(query, identity, rest = GET "/time-zones", needs = SignedIn, output = KnownTimeZones)]
pub struct TimeZones {}

/// The zones of the IANA database that stand for places, and UTC.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct KnownTimeZones {
    /// By name.
    pub zones: Vec<TimeZone>,
}

impl Example for TimeZones {
    fn example() -> Self {
        Self {}
    }
}
