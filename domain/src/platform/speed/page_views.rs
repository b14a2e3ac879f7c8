use crate::kernel::Example;
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

words! {
    /// What page views are told apart by.
    ViewsBy {
        /// The route of the page.
        Page = "page",
        /// The language of the page.
        Language = "language",
        /// The host of the page that led here.
        Referrer = "referrer",
    }
}

/// How often pages were loaded, by day and by page, language or the host that led here. The server counts what it answers; nobody is
/// told apart from anybody, and whoever's browser asks not to be counted isn't. Kept for 13 months.
#[operation(query, platform, rest = GET "/platform/views", needs = ReadSystem, reach = Platform, output = ViewsReport)]
#[derive(Default)]
pub struct ShowPageViews {
    /// Days up to today, 1 to 366; 30 unless told.
    #[garde(inner(range(min = 1, max = 366)))]
    pub days: Option<u16>,
    /// What they are told apart by; the page unless told.
    pub by: Option<ViewsBy>,
}

/// How often pages were loaded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ViewsReport {
    /// All of them.
    pub total: u64,
    /// Each day from the first to today.
    pub by_day: Vec<ViewsOfDay>,
    /// The most loaded first; fifty at most.
    pub rows: Vec<ViewsRow>,
}

/// A day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ViewsOfDay {
    /// The day, as `2026-11-22`, in UTC.
    pub day: String,
    /// Loads.
    pub views: u64,
}

/// A page, a language or a host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ViewsRow {
    /// Its name; empty: no other site led here.
    pub name: String,
    /// Loads.
    pub views: u64,
}

impl Example for ShowPageViews {
    fn example() -> Self {
        Self { days: Some(30), by: Some(ViewsBy::Referrer) }
    }
}
