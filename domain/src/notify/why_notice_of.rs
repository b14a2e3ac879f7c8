use super::NoticeReason;
use crate::kernel::{EntryId, Example, PersonId};
use domain_macros::operation;
use uuid::Uuid;

/// Why a member was told of an event of the tenant, or why not: for whoever is asked for help with it.
#[operation(query, notify, rest = GET "/notices/why/{id}", needs = ReadAuditLog, audit = Sensitive, output = NoticeReason)]
pub struct WhyNoticeOf {
    /// The event.
    pub id: EntryId,
    /// The member.
    pub person_id: PersonId,
}

impl Example for WhyNoticeOf {
    fn example() -> Self {
        let id = |last: u128| Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0000 + last);
        Self { id: EntryId(id(0xf2)), person_id: PersonId(id(0x11)) }
    }
}
