use crate::kernel::Example;
use domain_macros::operation;

/// Ends acting as somebody else: the session is one's own again.
#[operation(command, identity, rest = DELETE "/me/impersonation", needs = SignedIn, idempotent)]
pub struct EndImpersonation {}

impl Example for EndImpersonation {
    fn example() -> Self {
        Self {}
    }
}
