use super::{Isolation, TenantKind, TenantStatus};
use crate::kernel::{Example, Mode, Moment, SagaId, TenantId, TimeZone};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// One tenant: where it stands and why, and what was destroyed of one that is gone for good.
#[operation(query, tenancy, rest = GET "/tenants/{id}", needs = ReadTenants, reach = Platform, output = TenantDetail)]
pub struct ShowTenant {
    /// The tenant.
    pub id: TenantId,
}

/// One tenant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TenantDetail {
    /// Its id.
    pub id: TenantId,
    /// What people call it.
    pub name: String,
    /// What kind of customer it is.
    pub kind: TenantKind,
    /// Where it stands.
    pub status: TenantStatus,
    /// Why it was suspended or deleted; absent where it wasn't.
    pub reason: Option<String>,
    /// Since when it stands so.
    pub since: Moment,
    /// When its keys are destroyed, of one that is deleted.
    pub purge_at: Option<Moment>,
    /// The step that failed, of one that could not be set up.
    pub failed_step: Option<String>,
    /// What was destroyed, of one that is gone for good.
    pub certificate: Option<PurgeCertificate>,
    /// The saga that sets it up or destroys it, while it does.
    pub saga: Option<SagaId>,
    /// Who administers it on the customer's side; empty once it is gone for good.
    pub admin_email: String,
    /// For real, or to try things out.
    pub mode: Mode,
    /// The zone that times are shown in to people who have chosen none; absent: UTC.
    pub time_zone: Option<TimeZone>,
    /// How many members it has; 0 of one with a database of its own, which knows them alone.
    pub members: i64,
    /// Where its rows are.
    pub isolation: Isolation,
    /// Where its people sign in, of one with a database of its own, once that is open.
    pub address: Option<String>,
    /// When it was opened.
    pub created_at: Moment,
    /// The number of its last change: a change that names it is refused with 409 when somebody was quicker.
    pub version: i32,
}

/// What was destroyed of a tenant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PurgeCertificate {
    /// The saga that did it.
    pub saga: SagaId,
    /// When it was done.
    pub at: Moment,
    /// How many keys were destroyed. What they sealed, in events, files and backups, nobody reads any more.
    pub keys_destroyed: u64,
    /// How many rows were removed.
    pub rows_removed: u64,
    /// From which tables.
    pub tables: Vec<String>,
}

impl Example for ShowTenant {
    fn example() -> Self {
        Self { id: example_id() }
    }
}

pub(super) const fn example_id() -> TenantId {
    TenantId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001))
}
