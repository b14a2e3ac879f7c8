use crate::kernel::{DomainId, Example, LIMIT_MAX, Moment, Page, ProviderId};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The domains that the tenant has claimed, verified or not.
#[operation(query, federation, rest = GET "/identity-domains", needs = ManageIdentityProviders, output = Page<DomainRow>)]
#[derive(Default)]
pub struct Domains {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; A to Z unless told.
    pub sort: Option<DomainSort>,
}

words! {
    /// The order of the list.
    DomainSort {
        /// A to Z.
        Domain = "domain",
        /// Newest first.
        ClaimedAtDown = "-claimedAt",
    }
}

/// A domain in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct DomainRow {
    /// Its id.
    pub id: DomainId,
    /// Where its people sign in.
    pub provider_id: ProviderId,
    /// The part of the addresses behind the `@`.
    pub domain: String,
    /// The name of the TXT record that proves it.
    pub record: String,
    /// What the record says.
    pub value: String,
    /// Since when it is claimed.
    pub claimed_at: Moment,
    /// Since when it is proved; absent: not yet.
    pub verified_at: Option<Moment>,
}

impl Example for Domains {
    fn example() -> Self {
        Self { limit: Some(20), ..Self::default() }
    }
}
