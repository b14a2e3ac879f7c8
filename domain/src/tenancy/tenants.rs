use super::{Isolation, TenantKind, TenantStatus};
use crate::kernel::{Example, LIMIT_MAX, Moment, Page, TenantId};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The tenants, with search, filters and order.
#[operation(query, tenancy, rest = GET "/tenants", needs = ReadTenants, reach = Platform, output = Page<TenantRow>)]
#[derive(Default)]
pub struct Tenants {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; newest first unless told.
    pub sort: Option<TenantSort>,
    /// Part of a name or of the administrator's address, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
    /// Only this kind.
    pub kind: Option<TenantKind>,
    /// Only on the plan of this code.
    #[garde(inner(length(chars, max = 40)))]
    pub plan: Option<String>,
    /// Only in this state; unless told, those that are being set up, active or suspended.
    pub status: Option<TenantStatus>,
    /// Only those whose rows are there.
    pub isolation: Option<Isolation>,
}

words! {
    /// The order of the list.
    TenantSort {
        /// A to Z.
        Name = "name",
        /// Z to A.
        NameDown = "-name",
        /// Oldest first.
        CreatedAt = "createdAt",
        /// Newest first.
        CreatedAtDown = "-createdAt",
    }
}

/// A tenant in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TenantRow {
    /// Its id.
    pub id: TenantId,
    /// What people call it.
    pub name: String,
    /// What kind of customer it is.
    pub kind: TenantKind,
    /// Where it stands.
    pub status: TenantStatus,
    /// Who administers it on the customer's side.
    pub admin_email: String,
    /// When it was opened.
    pub created_at: Moment,
    /// The code of the plan that it is on; absent: the platform's own, which is nobody's customer.
    pub plan: Option<String>,
    /// Where its rows are.
    pub isolation: Isolation,
}

impl Example for Tenants {
    fn example() -> Self {
        Self { limit: Some(20), sort: Some(TenantSort::Name), kind: Some(TenantKind::Organisation), ..Self::default() }
    }
}
