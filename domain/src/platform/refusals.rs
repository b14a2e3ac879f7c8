use super::AuditSort;
use crate::kernel::{EntryId, Example, LIMIT_MAX, Moment, Page, PersonId, TenantId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// What somebody was refused: which operation and why, wherever they are a member. What they asked for isn't kept.
#[operation(query, platform, rest = GET "/platform/refusals/{id}", needs = ReadRefusals, reach = Platform, output = Page<RefusalRow>)]
pub struct Refusals {
    /// The person.
    pub id: PersonId,
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; newest first unless told.
    pub sort: Option<AuditSort>,
}

/// Something that was refused.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct RefusalRow {
    /// The entry's id in the audit log.
    pub id: EntryId,
    /// When.
    pub at: Moment,
    /// The operation's name.
    pub operation: String,
    /// The code of the refusal, and what it was about.
    pub reason: Option<String>,
    /// Whose entry it is; absent where it is nobody's.
    pub tenant_id: Option<TenantId>,
    /// The door that it came through.
    pub door: String,
    /// The request, as whoever asked was told.
    pub request_id: String,
    /// How often; repetitions within a minute are counted.
    pub count: u32,
}

impl Example for Refusals {
    fn example() -> Self {
        let id = PersonId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0007));
        Self { id, limit: Some(20), cursor: None, sort: None }
    }
}
