use crate::kernel::{Example, SessionId};
use domain_macros::operation;

/// Ends one session of somebody in one's own tenant, or with `reach:platform` of anybody: its next request is nobody's.
#[operation(command, identity, rest = DELETE "/sessions/{id}", needs = ManageSessions, danger)]
pub struct EndAnySession {
    /// The session.
    pub id: SessionId,
}

impl Example for EndAnySession {
    fn example() -> Self {
        Self { id: SessionId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0021)) }
    }
}
