use super::{ThreadSharing, ThreadStatus};
use crate::kernel::{Example, LIMIT_MAX, Moment, Page, ThreadId};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// One's own conversations, or those that are shared with oneself; the latest first.
#[operation(query, workspaces, rest = GET "/threads", needs = ReadExecutions, entitlement = AiRuns, output = Page<ThreadRow>)]
#[derive(Default)]
pub struct Threads {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; what changed last comes first unless told.
    pub sort: Option<ThreadSort>,
    /// Part of its name or of its first question, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
    /// One's own unless told.
    pub kind: Option<ThreadsKind>,
    /// Open ones unless told.
    pub status: Option<ThreadStatus>,
}

words! {
    /// Whose threads.
    ThreadsKind {
        /// One's own.
        Own = "own",
        /// Those that are shared with oneself, or with a workspace that one may enter.
        Shared = "shared",
    }
}

words! {
    /// The order of the list.
    ThreadSort {
        /// What changed first comes first.
        ChangedAt = "changedAt",
        /// What changed last comes first.
        ChangedAtDown = "-changedAt",
    }
}

/// A thread in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ThreadRow {
    /// Its id.
    pub id: ThreadId,
    /// What it is called: its name, or at most 200 characters of its first question.
    pub name: String,
    /// Who began it.
    pub begun_by_name: String,
    /// Whether it goes on.
    pub status: ThreadStatus,
    /// Who may read it beside them.
    pub sharing: ThreadSharing,
    /// Its turns in all branches.
    pub turns: u32,
    /// When it began.
    pub created_at: Moment,
    /// When something changed last.
    pub changed_at: Moment,
}

impl Example for Threads {
    fn example() -> Self {
        Self { limit: Some(20), kind: Some(ThreadsKind::Own), ..Self::default() }
    }
}
