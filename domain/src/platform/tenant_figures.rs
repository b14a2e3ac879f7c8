use super::{StandingBand, StandingReason};
use crate::kernel::{Example, LIMIT_MAX, Moment, Page, TenantId};
use crate::tenancy::{TenantKind, TenantStatus};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// What each tenant uses and how well it does: figures of the last thirty days, a score, and the reasons for it. Weighed
/// every few minutes; tenants for tests are left out.
#[operation(query, platform, rest = GET "/platform/tenant-figures", needs = ReadSystem, reach = Platform, output = Page<TenantFigureRow>)]
#[derive(Default)]
pub struct TenantFigures {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; the worst score first unless told.
    pub sort: Option<TenantFigureSort>,
    /// Only with such a score.
    pub band: Option<StandingBand>,
    /// Only where this is the heaviest reason.
    pub reason: Option<StandingReason>,
    /// Part of the name, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
}

words! {
    /// The order of the list.
    TenantFigureSort {
        /// The worst score first.
        Score = "score",
        /// A to Z.
        Name = "name",
        /// The most calls first.
        CallsDown = "-calls",
        /// The most failed calls first.
        FailedDown = "-failed",
        /// The most people first.
        PeopleDown = "-people",
        /// The most bytes first.
        StorageDown = "-storageBytes",
        /// The most tokens first.
        TokensDown = "-tokens",
    }
}

/// What a tenant uses and how well it does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TenantFigureRow {
    /// The tenant.
    pub id: TenantId,
    /// What people call it.
    pub name: String,
    /// What kind of customer it is.
    pub kind: TenantKind,
    /// Whether it works.
    pub status: TenantStatus,
    /// When it came.
    pub created_at: Moment,
    /// People who belong to it.
    pub people: u64,
    /// Bytes of its files, all versions.
    pub storage_bytes: u64,
    /// Runs of models in the last thirty days.
    pub runs: u64,
    /// Tokens of these.
    pub tokens: u64,
    /// Calls of operations in the last thirty days.
    pub calls: u64,
    /// Calls that were refused.
    pub refused: u64,
    /// Calls that failed by our fault.
    pub failed: u64,
    /// Jobs that failed for good in the last thirty days.
    pub failed_jobs: u64,
    /// When somebody last asked for something.
    pub last_active_at: Option<Moment>,
    /// From 100, all well, down to 0.
    pub score: u16,
    /// The score in three steps.
    pub band: StandingBand,
    /// What brought it down, the heaviest first.
    pub reasons: Vec<StandingReason>,
    /// When this was weighed.
    pub weighed_at: Moment,
}

impl Example for TenantFigures {
    fn example() -> Self {
        Self { limit: Some(20), sort: Some(TenantFigureSort::CallsDown), ..Self::default() }
    }
}
