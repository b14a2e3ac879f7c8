use super::TenantStatus;
use crate::kernel::{Example, Moment};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Where one's own tenant stands, and why. Its people can ask while nothing else of it works.
#[operation(query, tenancy, rest = GET "/tenant/standing", needs = SignedIn, output = Standing)]
pub struct ShowStanding {}

/// Where a tenant stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Standing {
    /// Where it stands.
    pub status: TenantStatus,
    /// Why it was suspended or deleted; absent where it wasn't.
    pub reason: Option<String>,
    /// Since when.
    pub since: Moment,
    /// When its keys are destroyed, of one that is deleted.
    pub purge_at: Option<Moment>,
}

impl Example for ShowStanding {
    fn example() -> Self {
        Self {}
    }
}
