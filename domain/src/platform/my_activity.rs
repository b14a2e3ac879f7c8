use super::AuditKind;
use super::AuditSort;
use crate::kernel::{EntryId, Example, LIMIT_MAX, Moment, Page};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// What the caller did themselves in this tenant: commands, sign-ins, refusals.
#[operation(query, platform, rest = GET "/me/activity", needs = SignedIn, output = Page<ActivityRow>)]
#[derive(Default)]
pub struct MyActivity {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; newest first unless told.
    pub sort: Option<AuditSort>,
    /// Part of the operation's name or of what happened, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
    /// Only from this moment on.
    pub from: Option<Moment>,
    /// Only before this moment.
    pub to: Option<Moment>,
}

/// Something that the caller did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ActivityRow {
    /// Its id.
    pub id: EntryId,
    /// Event or access.
    pub kind: AuditKind,
    /// When it happened.
    pub at: Moment,
    /// The event's type or the access' kind.
    pub what: String,
    /// The operation's name.
    pub operation: String,
    /// The door that it came through.
    pub door: String,
    /// The request that it belongs to.
    pub request_id: String,
    /// The code of a refusal.
    pub reason: Option<String>,
    /// How often it happened; repetitions within a minute are counted.
    pub count: u32,
}

impl Example for MyActivity {
    fn example() -> Self {
        Self { limit: Some(20), ..Self::default() }
    }
}
