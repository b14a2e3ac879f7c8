use super::OrganisationProfile;
use crate::kernel::Example;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// What one's own organisation is as a company.
#[operation(query, tenancy, rest = GET "/organisation", needs = ReadOrganisation, output = OrganisationView)]
pub struct ShowOrganisation {}

/// What an organisation is as a company.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct OrganisationView {
    /// What it says about itself.
    pub profile: OrganisationProfile,
    /// Grows with each change; 0: it has said nothing yet.
    pub version: u32,
}

impl Example for ShowOrganisation {
    fn example() -> Self {
        Self {}
    }
}
