use super::SignedIn;
use crate::kernel::Example;
use domain_macros::operation;

/// Ends the sign-in of a browser that waits for a code. Programs send theirs along with the password.
#[operation(command, identity, rest = POST "/auth/second-factor", needs = Public, output = SignedIn, limit = SignIn)]
pub struct ConfirmSignIn {
    /// What the authenticator shows, or a recovery code.
    #[garde(length(chars, min = 1, max = 40))]
    pub code: String,
}

impl Example for ConfirmSignIn {
    fn example() -> Self {
        Self { code: "123456".into() }
    }
}
