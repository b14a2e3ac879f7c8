use super::{CampaignText, CampaignVariant};
use crate::kernel::{Example, Language, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Opens the page of a campaign that runs: answers one of its two texts, drawn anew each time, and the ticket that goes back with
/// what is sent. Nobody is known again: who loads the page twice may see both.
#[operation(query, growth, rest = GET "/campaigns/{code}/page", needs = Public, output = CampaignPage)]
pub struct ShowCampaignPage {
    /// The campaign's code.
    #[garde(length(chars, max = 40), custom(rules::code))]
    pub code: String,
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct CampaignPage {
    /// Which variant was drawn.
    pub variant: CampaignVariant,
    /// The language of the text.
    pub language: Language,
    /// What it says.
    #[serde(flatten)]
    pub said: CampaignText,
    /// Goes back as `ticket`; the variant follows from it.
    pub ticket: String,
}

impl Example for ShowCampaignPage {
    fn example() -> Self {
        Self { code: "spring".into() }
    }
}
