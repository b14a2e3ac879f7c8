use crate::kernel::{Example, Moment};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// How many sign-ins failed in each of the last hours, with the hours in which it were unusually many.
#[operation(query, platform, rest = GET "/platform/sign-in-failures", needs = ReadSystem, reach = Platform, output = FailedSignIns)]
#[derive(Default)]
pub struct SignInFailures {
    /// So many hours, the current one included, 1 to 720; 24 unless told.
    #[garde(inner(range(min = 1, max = 720)))]
    pub hours: Option<u16>,
}

/// Failed sign-ins by hour.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct FailedSignIns {
    /// Each hour once, the earliest first, also those without a failure.
    pub hours: Vec<FailuresOfHour>,
    /// An hour with as many raises an alert.
    pub threshold: u64,
}

/// The failed sign-ins of one hour.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct FailuresOfHour {
    /// When the hour began.
    pub from: Moment,
    /// Sign-ins that failed in it.
    pub failures: u64,
    /// When an alert was raised for it, if one was.
    pub alert_at: Option<Moment>,
}

impl Example for SignInFailures {
    fn example() -> Self {
        Self { hours: Some(48) }
    }
}
