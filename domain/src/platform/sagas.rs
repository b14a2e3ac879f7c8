use super::SagaStatus;
use crate::kernel::{Example, LIMIT_MAX, Moment, Page, SagaId, TenantId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The sagas of every tenant, newest first.
#[operation(query, platform, rest = GET "/sagas", needs = ReadSystem, reach = Platform, output = Page<SagaRow>)]
#[derive(Default)]
pub struct Sagas {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// Only in this state.
    pub status: Option<SagaStatus>,
    /// Only of this kind.
    #[garde(inner(length(chars, max = 100)))]
    pub saga: Option<String>,
}

/// A saga in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SagaRow {
    /// Its id.
    pub id: SagaId,
    /// Whose it is.
    pub tenant_id: TenantId,
    /// Its kind.
    pub saga: String,
    /// Where it stands.
    pub status: SagaStatus,
    /// The step that is at hand, or was the last.
    pub step: String,
    /// Steps that are done.
    pub steps_done: u32,
    /// Steps that there are.
    pub steps_total: u32,
    /// Failed attempts at the step.
    pub attempts: u32,
    /// The code that the last attempt failed with.
    pub error: Option<String>,
    /// The moment of business time that it waits for.
    pub waits_until: Option<Moment>,
    /// Whether it can still be turned back.
    pub can_cancel: bool,
    /// When it began.
    pub started_at: Moment,
    /// When it ended.
    pub ended_at: Option<Moment>,
}

impl Example for Sagas {
    fn example() -> Self {
        Self { limit: Some(20), status: Some(SagaStatus::Waiting), ..Self::default() }
    }
}
