use super::{SessionRow, SessionSort};
use crate::kernel::{Example, LIMIT_MAX, Page, PersonId};
use domain_macros::operation;

/// The sessions of a person in one's own tenant, or with `reach:platform` in all of theirs.
#[operation(query, identity, rest = GET "/users/{id}/sessions", needs = ReadSessions, output = Page<SessionRow>)]
pub struct PersonSessions {
    /// The person.
    pub id: PersonId,
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; the one used last first unless told.
    pub sort: Option<SessionSort>,
}

impl Example for PersonSessions {
    fn example() -> Self {
        let id = PersonId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0007));
        Self { id, limit: Some(20), cursor: None, sort: None }
    }
}
