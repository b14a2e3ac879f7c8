use crate::kernel::{Example, HostId, LIMIT_MAX, Moment, Page, TenantId};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The hosts under which tenants' sites answer.
#[operation(query, tenancy, rest = GET "/hosts", needs = ManageHosts, reach = Platform, output = Page<HostRow>)]
#[derive(Default)]
pub struct Hosts {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; newest first unless told.
    pub sort: Option<HostSort>,
    /// Part of a host, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
    /// Only this tenant's.
    pub tenant_id: Option<TenantId>,
}

words! {
    /// The order of the list.
    HostSort {
        /// A to Z.
        Host = "host",
        /// Newest first.
        AddedAtDown = "-addedAt",
    }
}

/// A host in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct HostRow {
    /// Its id.
    pub id: HostId,
    /// The name as browsers send it.
    pub host: String,
    /// Whose site answers there.
    pub tenant_id: TenantId,
    /// Since when.
    pub added_at: Moment,
}

impl Example for Hosts {
    fn example() -> Self {
        Self { limit: Some(20), sort: Some(HostSort::Host), ..Self::default() }
    }
}
