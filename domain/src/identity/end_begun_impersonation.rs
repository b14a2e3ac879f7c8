use crate::kernel::{Example, SessionId};
use domain_macros::operation;

/// Ends acting as somebody else in another of one's own sessions: that session is one's own again.
#[operation(command, identity, rest = DELETE "/me/impersonations/begun/{id}", needs = ImpersonatePeople, reach = Platform)]
pub struct EndBegunImpersonation {
    /// The session in which one acts as somebody.
    pub id: SessionId,
}

impl Example for EndBegunImpersonation {
    fn example() -> Self {
        Self { id: SessionId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0021)) }
    }
}
