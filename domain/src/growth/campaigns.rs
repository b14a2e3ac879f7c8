use crate::kernel::{Example, LIMIT_MAX, Language, Moment, Page};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The campaigns with what they came to, the latest first.
#[operation(query, growth, rest = GET "/campaigns", needs = ReadLeads, reach = Platform, output = Page<CampaignRow>)]
#[derive(Default)]
pub struct Campaigns {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// Only those that run, or only those that have ended.
    pub running: Option<bool>,
}

/// A campaign in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct CampaignRow {
    /// What its address ends with.
    pub code: String,
    /// What people call it among themselves.
    pub name: String,
    /// The language of its texts.
    pub language: Language,
    /// When it was started.
    pub started_at: Moment,
    /// When it was ended; absent: it runs.
    pub ended_at: Option<Moment>,
    /// How often its page was loaded by somebody who may be counted, within 13 months.
    pub visits: u64,
    /// How many wrote through its form.
    pub conversions: u64,
}

impl Example for Campaigns {
    fn example() -> Self {
        Self { limit: Some(20), cursor: None, running: Some(true) }
    }
}
