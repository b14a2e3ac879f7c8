use super::{LeadStatus, LeadTopic};
use crate::kernel::{Example, LIMIT_MAX, Language, LeadId, Moment, Page};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// What visitors have written through the public site, the latest first.
#[operation(query, growth, rest = GET "/leads", needs = ReadLeads, reach = Platform, output = Page<LeadRow>)]
#[derive(Default)]
pub struct Leads {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// Part of a name, an address or an organisation, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
    /// Only those that stand here.
    pub status: Option<LeadStatus>,
}

/// A lead in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct LeadRow {
    /// Its id.
    pub id: LeadId,
    /// Who wrote; absent once erased.
    pub name: Option<String>,
    /// Where the answer goes; absent once erased.
    pub email: Option<String>,
    /// Where they work, if they said so.
    pub organisation: Option<String>,
    /// What it is about.
    pub topic: LeadTopic,
    /// Where it stands.
    pub status: LeadStatus,
    /// The language that they read.
    pub language: Language,
    /// The page that they came from.
    pub page: String,
    /// When they wrote.
    pub captured_at: Moment,
}

impl Example for Leads {
    fn example() -> Self {
        Self { limit: Some(20), status: Some(LeadStatus::New), ..Self::default() }
    }
}
