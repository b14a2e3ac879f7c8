use crate::kernel::{Example, SessionId};
use domain_macros::operation;

/// Ends one of one's own sessions: its next request is nobody's.
#[operation(command, identity, rest = DELETE "/me/sessions/{id}", needs = SignedIn, danger)]
pub struct EndSession {
    /// The session.
    pub id: SessionId,
}

impl Example for EndSession {
    fn example() -> Self {
        Self { id: SessionId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0021)) }
    }
}
