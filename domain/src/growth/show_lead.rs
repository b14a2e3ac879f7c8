use super::LeadRow;
use crate::kernel::{Example, LeadId, Moment};
use domain_macros::operation;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One lead with what was written.
#[operation(query, growth, rest = GET "/leads/{id}", needs = ReadLeads, reach = Platform, output = LeadDetail)]
pub struct ShowLead {
    /// Which one.
    pub id: LeadId,
}

/// One lead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct LeadDetail {
    /// What the list shows of it.
    #[serde(flatten)]
    pub lead: LeadRow,
    /// What they wrote; absent once erased.
    pub message: Option<String>,
    /// The edition of the sentence that they agreed to.
    pub consent: String,
    /// When something changed last.
    pub changed_at: Moment,
}

impl Example for ShowLead {
    fn example() -> Self {
        Self { id: LeadId(Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_00e1)) }
    }
}
