use super::{Admission, ProviderUse};
use crate::kernel::{Example, LIMIT_MAX, Moment, Page, ProviderId};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The identity providers that the tenant has connected.
#[operation(query, federation, rest = GET "/identity-providers", needs = ManageIdentityProviders, output = Page<ProviderRow>)]
#[derive(Default)]
pub struct Providers {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; newest first unless told.
    pub sort: Option<ProviderSort>,
}

words! {
    /// The order of the list.
    ProviderSort {
        /// A to Z.
        Name = "name",
        /// Newest first.
        ConnectedAtDown = "-connectedAt",
    }
}

/// A provider in the list. Its secret is never shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ProviderRow {
    /// Its id.
    pub id: ProviderId,
    /// What the sign-in page calls it.
    pub name: String,
    /// Its issuer.
    pub issuer: String,
    /// As whom Portico is registered there.
    pub client_id: String,
    /// Whom it is there for.
    pub used_by: ProviderUse,
    /// Whom it brings in, and as what.
    pub admission: Admission,
    /// Since when.
    pub connected_at: Moment,
}

impl Example for Providers {
    fn example() -> Self {
        Self { limit: Some(20), ..Self::default() }
    }
}
