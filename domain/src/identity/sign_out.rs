use crate::kernel::Example;
use domain_macros::operation;

/// Ends the session that asks.
#[operation(command, identity, rest = POST "/auth/logout", needs = SignedIn, idempotent)]
pub struct SignOut {}

impl Example for SignOut {
    fn example() -> Self {
        Self {}
    }
}
