use crate::kernel::{Example, LIMIT_MAX, Moment, Page, TenantId};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// What tenants use of the interface: calls, errors and time, minute by minute, newest first. A call is counted within
/// two seconds.
#[operation(query, platform, rest = GET "/platform/usage", needs = ReadSystem, reach = Platform, output = Page<UsageRow>)]
#[derive(Default)]
pub struct Usage {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// Only of this tenant.
    pub tenant_id: Option<TenantId>,
    /// Only this operation, `context.verb_noun`.
    #[garde(inner(length(chars, max = 200)))]
    pub operation: Option<String>,
    /// Only calls that ended so.
    pub outcome: Option<CallOutcome>,
    /// Only minutes that begin then or later.
    pub from: Option<Moment>,
    /// Only minutes that begin earlier than that.
    pub until: Option<Moment>,
}

words! {
    /// How a call ended.
    CallOutcome {
        /// It was answered.
        Ok = "ok",
        /// It was refused, for what was asked or by whom.
        Refused = "refused",
        /// It failed by a fault of the installation.
        Failed = "failed",
    }
}

/// What one actor did of one kind in one minute.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct UsageRow {
    /// The tenant that it was done in.
    pub tenant_id: TenantId,
    /// When the minute began.
    pub minute: Moment,
    /// The operation, `context.verb_noun`.
    pub operation: String,
    /// The door that the calls came through.
    pub door: String,
    /// How they ended.
    pub outcome: CallOutcome,
    /// Who made them: `person:<id>` or `key:<id>`.
    pub actor: String,
    /// How many there were.
    pub calls: u64,
    /// How many of them were refused or failed.
    pub errors: u64,
    /// The microseconds that all of them took together.
    pub latency_us: u64,
}

impl Example for Usage {
    fn example() -> Self {
        Self { limit: Some(20), operation: Some("tenancy.tenants".into()), ..Self::default() }
    }
}
