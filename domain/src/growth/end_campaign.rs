use crate::kernel::{Example, rules};
use domain_macros::operation;

/// Ends a campaign: its page is there no more. What it came to stays known, and its address isn't used again.
#[operation(command, growth, rest = DELETE "/campaigns/{code}", needs = ManageLeads, reach = Platform, idempotent)]
pub struct EndCampaign {
    /// The campaign's code.
    #[garde(length(chars, max = 40), custom(rules::code))]
    pub code: String,
}

impl Example for EndCampaign {
    fn example() -> Self {
        Self { code: "spring".into() }
    }
}
