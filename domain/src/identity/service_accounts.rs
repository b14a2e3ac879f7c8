use crate::kernel::{Example, LIMIT_MAX, Moment, Page, ServiceAccountId};
use crate::policy::RoleRef;
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The service accounts of the tenant: who its programs are.
#[operation(query, identity, rest = GET "/service-accounts", needs = ReadKeys, output = Page<ServiceAccountRow>)]
#[derive(Default)]
pub struct ServiceAccounts {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; newest first unless told.
    pub sort: Option<ServiceAccountSort>,
    /// Part of the name, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
}

words! {
    /// The order of the list.
    ServiceAccountSort {
        /// Newest first.
        CreatedAtDown = "-createdAt",
        /// By name, A first.
        Name = "name",
    }
}

/// A service account in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ServiceAccountRow {
    /// Its id.
    pub id: ServiceAccountId,
    /// What people call it.
    pub name: String,
    /// What it is in the tenant.
    pub roles: Vec<RoleRef>,
    /// When it was made.
    pub created_at: Moment,
    /// Grows with each change.
    pub version: u32,
}

impl Example for ServiceAccounts {
    fn example() -> Self {
        Self { limit: Some(20), sort: Some(ServiceAccountSort::Name), ..Self::default() }
    }
}
