use crate::kernel::{DomainId, Example, ProviderId, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Says that a domain is the tenant's and leads to a provider. It counts once it is verified: put the record that the
/// answer names into the domain's DNS, then verify.
#[operation(command, federation, rest = POST "/identity-providers/{providerId}/domains", needs = ManageIdentityProviders, entitlement = IdentityProviders, output = DomainClaimed, creates, danger)]
pub struct ClaimDomain {
    /// Where its people sign in.
    pub provider_id: ProviderId,
    /// The part of the addresses behind the `@`: `aurora.example`.
    #[garde(custom(rules::host))]
    pub domain: String,
}

/// The claim stands; what proves it is still to be done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct DomainClaimed {
    /// Its id.
    pub id: DomainId,
    /// The name of the TXT record to put into the DNS.
    pub record: String,
    /// What the record says.
    pub value: String,
}

impl Example for ClaimDomain {
    fn example() -> Self {
        Self {
            provider_id: ProviderId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0030)),
            domain: "aurora.example".into(),
        }
    }
}
