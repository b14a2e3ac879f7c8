use super::{DeviceClass, Rating, Vital};
use crate::kernel::{Example, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// What people waited for on pages: for each measure the value that three in four loads don't exceed, by day and by page. Kept for
/// 30 days.
#[operation(query, platform, rest = GET "/platform/speed/pages", needs = ReadSystem, reach = Platform, output = VitalsReport)]
#[derive(Default)]
pub struct ShowPageSpeed {
    /// Days up to today, 1 to 30; 7 unless told.
    #[garde(inner(range(min = 1, max = 30)))]
    pub days: Option<u16>,
    /// Only with such devices.
    pub device: Option<DeviceClass>,
    /// Only of this release.
    #[garde(inner(length(chars, max = 64), custom(rules::line)))]
    pub release: Option<String>,
}

/// What people waited for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct VitalsReport {
    /// All pages together, one for each measure that there is a value of.
    pub total: Vec<VitalFigures>,
    /// Each day, the earliest first.
    pub by_day: Vec<SpeedOfDay>,
    /// Each page, the most loaded first; fifty at most.
    pub by_page: Vec<SpeedOfPage>,
    /// The releases that there are figures of, the latest first.
    pub releases: Vec<String>,
}

/// A measure in figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct VitalFigures {
    /// Which measure.
    pub vital: Vital,
    /// Loads that it was measured of.
    pub loads: u64,
    /// What three in four of them don't exceed, in milliseconds or thousandths.
    pub p75: u32,
    /// How good that is.
    pub rating: Rating,
    /// Loads where it was good.
    pub good: u64,
    /// Loads where it was poor.
    pub poor: u64,
}

/// A day in figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SpeedOfDay {
    /// The day, as `2026-11-22`, in UTC.
    pub day: String,
    /// Its measures.
    pub vitals: Vec<VitalFigures>,
}

/// A page in figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SpeedOfPage {
    /// Its route.
    pub page: String,
    /// Its measures.
    pub vitals: Vec<VitalFigures>,
}

impl Example for ShowPageSpeed {
    fn example() -> Self {
        Self { days: Some(7), device: Some(DeviceClass::Phone), release: None }
    }
}
