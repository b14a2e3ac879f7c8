use super::SessionsEnded;
use crate::kernel::Example;
use domain_macros::operation;

/// Ends all of one's own sessions but the one that asks.
#[operation(command, identity, rest = DELETE "/me/sessions", needs = SignedIn, output = SessionsEnded, danger)]
pub struct EndOtherSessions {}

impl Example for EndOtherSessions {
    fn example() -> Self {
        Self {}
    }
}
