use super::ImpersonationSort;
use crate::kernel::{Example, LIMIT_MAX, Moment, Page, PersonId, SessionId, TenantId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Whom one has acted as oneself, in every tenant: when, why, and what of it is still under way.
#[operation(query, identity, rest = GET "/me/impersonations/begun", needs = ImpersonatePeople, reach = Platform, output = Page<BegunImpersonationRow>)]
#[derive(Default)]
pub struct BegunImpersonations {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; newest first unless told.
    pub sort: Option<ImpersonationSort>,
    /// Only those that are under way, or only those that are over.
    pub under_way: Option<bool>,
}

/// One time that one acted as somebody.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct BegunImpersonationRow {
    /// The session in which one does: one at a time.
    pub session_id: SessionId,
    /// As whom.
    pub person_id: PersonId,
    /// What they are called.
    pub person_name: String,
    /// In which of their tenants.
    pub tenant_id: TenantId,
    /// Its name.
    pub tenant_name: String,
    /// Why, or the number of a ticket.
    pub reason: String,
    /// When it began.
    pub begun_at: Moment,
    /// When it ended, or will end by itself.
    pub ended_at: Moment,
    /// Whether it is under way.
    pub is_under_way: bool,
}

impl Example for BegunImpersonations {
    fn example() -> Self {
        Self { limit: Some(20), under_way: Some(true), ..Self::default() }
    }
}
