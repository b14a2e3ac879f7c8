use crate::kernel::{Example, JobId, LIMIT_MAX, Moment, Page, PersonId};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The jobs of the tenant, newest first; for whoever reaches beyond it, those of every tenant.
#[operation(query, platform, rest = GET "/jobs", needs = ReadJobs, output = Page<JobRow>)]
#[derive(Default)]
pub struct Jobs {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// Only in this state.
    pub status: Option<JobStatus>,
    /// Only of this operation, as in `platform.jobs`.
    #[garde(inner(length(chars, max = 100)))]
    pub operation: Option<String>,
}

words! {
    /// Where a job stands.
    JobStatus {
        /// It waits for a worker, for the first time or again.
        Queued = "queued",
        /// A worker is at it.
        Running = "running",
        /// It is done.
        Done = "done",
        /// It was refused, or its attempts are used up.
        Failed = "failed",
        /// Somebody ended it before it was done; it had no effect.
        Cancelled = "cancelled",
    }
}

impl JobStatus {
    /// Whether nothing more will happen by itself.
    pub const fn has_ended(self) -> bool {
        matches!(self, Self::Done | Self::Failed | Self::Cancelled)
    }
}

/// A job in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct JobRow {
    /// Its id.
    pub id: JobId,
    /// What was asked for.
    pub operation: String,
    /// Who asked; absent for the installation itself.
    pub person_id: Option<PersonId>,
    /// Where it stands.
    pub status: JobStatus,
    /// Steps that are done.
    pub done: u64,
    /// Steps that there are; absent while nobody knows.
    pub total: Option<u64>,
    /// Attempts so far, the current one included.
    pub attempts: u32,
    /// The code of the refusal that it failed with.
    pub error: Option<String>,
    /// When it was asked for.
    pub created_at: Moment,
    /// When it ended.
    pub ended_at: Option<Moment>,
}

impl Example for Jobs {
    fn example() -> Self {
        Self { limit: Some(20), status: Some(JobStatus::Failed), ..Self::default() }
    }
}
