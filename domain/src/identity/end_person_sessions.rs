use super::SessionsEnded;
use crate::kernel::{Example, PersonId};
use domain_macros::operation;

/// Ends the sessions of a person in one's own tenant, or with `reach:platform` in all of theirs.
#[operation(command, identity, rest = DELETE "/users/{id}/sessions", needs = ManageSessions, output = SessionsEnded, danger)]
pub struct EndPersonSessions {
    /// The person.
    pub id: PersonId,
}

impl Example for EndPersonSessions {
    fn example() -> Self {
        Self { id: PersonId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0007)) }
    }
}
