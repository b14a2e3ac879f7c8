use crate::kernel::{EntryId, Example, LIMIT_MAX, Moment, Page, PersonId, TenantId};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The audit log: events, and what people did that is no event. An event is listed for whoever may read its kind.
#[operation(query, platform, rest = GET "/audit-logs", needs = ReadAuditLog, entitlement = AuditLog, output = Page<AuditRow>)]
#[derive(Default)]
pub struct AuditLog {
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
    /// Only by this person.
    pub actor: Option<PersonId>,
    /// Only by this operation, `tenancy.create_tenant`.
    #[garde(inner(length(max = 100)))]
    pub operation: Option<String>,
    /// Only events, or only accesses.
    pub kind: Option<AuditKind>,
    /// Only these: an event's type, `TenantCreated`, or a kind of access, `sign_in_failed`.
    #[garde(inner(length(max = 100)))]
    pub what: Option<String>,
    /// Only from this moment on.
    pub from: Option<Moment>,
    /// Only before this moment.
    pub to: Option<Moment>,
    /// Only of this request, by the id that its answer had.
    #[garde(inner(length(max = 100)))]
    pub request_id: Option<String>,
    /// Only what happened to this thing, by the id of its aggregate.
    pub thing_id: Option<uuid::Uuid>,
    /// Only of this tenant; needs `reach:platform` for another than one's own.
    pub tenant_id: Option<TenantId>,
}

words! {
    /// The order of the list.
    AuditSort {
        /// Oldest first.
        At = "at",
        /// Newest first.
        AtDown = "-at",
    }
}

words! {
    /// What an entry is.
    AuditKind {
        /// Something that has happened.
        Event = "event",
        /// What somebody did that is no event.
        Access = "access",
    }
}

/// An entry of the audit log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct AuditRow {
    /// Its id.
    pub id: EntryId,
    /// Event or access.
    pub kind: AuditKind,
    /// When it happened.
    pub at: Moment,
    /// The event's type or the access' kind.
    pub what: String,
    /// Who did it: `person:<id>`, `system:<reason>` or `nobody`.
    pub actor: String,
    /// What the actor is called, for whoever may see people.
    pub actor_name: Option<String>,
    /// For whom they acted, if not for themselves.
    pub on_behalf_of: Option<String>,
    /// What these are called.
    pub on_behalf_of_name: Option<String>,
    /// The operation's name.
    pub operation: String,
    /// Whose it is; absent where it is nobody's.
    pub tenant_id: Option<TenantId>,
    /// What it happened to: the kind of aggregate.
    pub stream_type: Option<String>,
    /// What it happened to: its id.
    pub stream_id: Option<uuid::Uuid>,
    /// Its number among the events of that aggregate.
    pub version: Option<u32>,
    /// The door that it came through.
    pub door: String,
    /// The portal that it came from.
    pub portal: Option<String>,
    /// The request that it belongs to.
    pub request_id: String,
    /// The trace of that request.
    pub trace_id: String,
    /// The code of a refusal.
    pub reason: Option<String>,
    /// How often it happened; repetitions within a minute are counted.
    pub count: u32,
}

impl Example for AuditLog {
    fn example() -> Self {
        Self { limit: Some(20), what: Some("TenantCreated".into()), ..Self::default() }
    }
}
