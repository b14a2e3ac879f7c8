use super::{NoticeKind, NoticeTopic};
use crate::kernel::{EntryId, Example, LIMIT_MAX, Moment, NoticeId, Page, TenantId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// What one was told, the latest first: what concerns oneself, and what concerns the tenant that one is in.
#[operation(query, notify, rest = GET "/me/notices", needs = SignedIn, output = Page<NoticeRow>)]
#[derive(Default)]
pub struct Notices {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// Only those that weren't read, or only those that were.
    pub unread: Option<bool>,
    /// Only those of this topic.
    pub topic: Option<NoticeTopic>,
}

/// Something that one was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct NoticeRow {
    /// Its id.
    pub id: NoticeId,
    /// What it belongs to.
    pub topic: NoticeTopic,
    /// Its reason.
    pub kind: NoticeKind,
    /// What has happened, as a sentence in the caller's language.
    pub text: String,
    /// Where it happened.
    pub tenant_id: TenantId,
    /// What the tenant is called; absent where it is gone.
    pub tenant_name: Option<String>,
    /// The page on which it is seen.
    pub page: String,
    /// The event that it tells of.
    pub event_id: EntryId,
    /// When it happened.
    pub at: Moment,
    /// When it was read; absent: it wasn't.
    pub read_at: Option<Moment>,
}

impl Example for Notices {
    fn example() -> Self {
        Self { limit: Some(20), topic: Some(NoticeTopic::Plan), ..Self::default() }
    }
}
