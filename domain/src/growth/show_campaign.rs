use super::{CampaignRow, CampaignText, CampaignVariant};
use crate::kernel::{Example, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// One campaign with what each of its variants says and came to.
#[operation(query, growth, rest = GET "/campaigns/{code}", needs = ReadLeads, reach = Platform, output = CampaignDetail)]
pub struct ShowCampaign {
    /// The campaign's code.
    #[garde(length(chars, max = 40), custom(rules::code))]
    pub code: String,
}

/// One campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct CampaignDetail {
    /// What the list shows of it.
    #[serde(flatten)]
    pub campaign: CampaignRow,
    /// Its variants.
    pub variants: Vec<VariantFigures>,
}

/// A variant with what it came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct VariantFigures {
    /// Which.
    pub variant: CampaignVariant,
    /// What it says.
    #[serde(flatten)]
    pub said: CampaignText,
    /// How often it was loaded by somebody who may be counted, within 13 months.
    pub visits: u64,
    /// How many wrote through its form.
    pub conversions: u64,
}

impl Example for ShowCampaign {
    fn example() -> Self {
        Self { code: "spring".into() }
    }
}
