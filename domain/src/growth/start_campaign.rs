use crate::kernel::{Example, Language, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Starts a campaign: its page stands at `/lp/CODE` of the public site from then on, with one of two texts for each load. The
/// texts stay as they are.
#[operation(command, growth, rest = POST "/campaigns", needs = ManageLeads, reach = Platform, output = CampaignMade, creates)]
pub struct StartCampaign {
    /// What its address ends with, for good: 2 to 40 small letters, digits and hyphens.
    #[garde(length(chars, min = 2, max = 40), custom(rules::code))]
    pub code: String,
    /// What people call it among themselves, 2 to 60 characters.
    #[garde(length(chars, min = 2, max = 60), custom(rules::line))]
    pub name: String,
    /// The language of both texts.
    pub language: Language,
    /// What stands above in the first variant.
    #[garde(length(chars, max = 120), custom(rules::line))]
    pub headline_a: String,
    /// What stands below in the first variant; paragraphs are parted by empty lines.
    #[garde(length(chars, max = 2000), custom(rules::prose))]
    pub text_a: String,
    /// What stands above in the second variant.
    #[garde(length(chars, max = 120), custom(rules::line))]
    pub headline_b: String,
    /// What stands below in the second variant.
    #[garde(length(chars, max = 2000), custom(rules::prose))]
    pub text_b: String,
}

/// The page is on the public site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct CampaignMade {
    /// Its code.
    pub id: String,
}

impl Example for StartCampaign {
    fn example() -> Self {
        Self {
            code: "spring".into(),
            name: "Spring".into(),
            language: Language::En,
            headline_a: "Runs that you can show".into(),
            text_a: "Every answer with its model, its time and its cost.".into(),
            headline_b: "Know what your models said".into(),
            text_b: "Ask for any answer of last year, and see who asked.".into(),
        }
    }
}
