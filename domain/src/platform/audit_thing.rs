use super::{AuditField, AuditRow};
use crate::kernel::{Example, Moment, TenantId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What has happened to one thing, a person, a role, a file, and what its events have left of it, now or at an earlier
/// moment.
#[operation(query, platform, rest = GET "/audit-things/{id}", needs = ReadAuditLog, output = ThingHistory)]
pub struct AuditThing {
    /// The thing.
    pub id: Uuid,
    /// As it was at this moment; absent: as it is.
    pub as_of: Option<Moment>,
}

/// One thing by its events.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ThingHistory {
    /// Its id.
    pub id: Uuid,
    /// What it is: the kind of aggregate.
    pub stream_type: String,
    /// Whose it is.
    pub tenant_id: Option<TenantId>,
    /// How many events it had by then.
    pub version: u32,
    /// When the last of them happened.
    pub changed_at: Moment,
    /// Its members as these events have left them.
    pub fields: Vec<AuditField>,
    /// The entries about it, the latest first; at most 100.
    pub entries: Vec<AuditRow>,
    /// Whether there are more.
    pub has_more: bool,
}

impl Example for AuditThing {
    fn example() -> Self {
        Self { id: Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001), as_of: None }
    }
}
