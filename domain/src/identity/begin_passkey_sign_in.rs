use super::PasskeyChallenge;
use crate::kernel::Example;
use domain_macros::operation;

/// Asks for what a browser needs to sign somebody in with a passkey. Nobody says who they are: the passkey does.
#[operation(command, identity, rest = POST "/auth/passkey/challenge", needs = Public, output = PasskeyChallenge, limit = SignIn)]
pub struct BeginPasskeySignIn {}

impl Example for BeginPasskeySignIn {
    fn example() -> Self {
        Self {}
    }
}
