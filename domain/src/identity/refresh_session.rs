use super::SignedIn;
use crate::kernel::Example;
use domain_macros::operation;

/// Exchanges a refresh token for the next pair. Each works once; a later use ends the session (RFC 9700 §4.14.2). Whoever
/// loses a race of two exchanges is told so, and uses the pair that the other one got.
#[operation(command, identity, rest = POST "/auth/refresh", needs = Public, output = SignedIn, limit = SignIn)]
pub struct RefreshSession {
    /// From the sign-in or the last exchange.
    #[garde(length(min = 1, max = 200))]
    pub refresh_token: String,
}

impl Example for RefreshSession {
    fn example() -> Self {
        Self { refresh_token: "019a2f3e0a7b7c22a1f05d6c2b9e4d10.c2VjcmV0".into() }
    }
}
