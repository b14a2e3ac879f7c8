use crate::kernel::Example;
use domain_macros::operation;

/// Signing in asks for a second factor no more. Takes the password, or a code.
#[operation(command, identity, rest = POST "/me/second-factor/turn-off", needs = SignedIn, limit = SignIn, danger)]
pub struct TurnOffSecondFactor {
    /// The password of the account.
    #[garde(inner(length(chars, max = 200)))]
    pub password: Option<String>,
    /// What the authenticator shows, or a recovery code.
    #[garde(inner(length(chars, max = 40)))]
    pub code: Option<String>,
}

impl Example for TurnOffSecondFactor {
    fn example() -> Self {
        Self { password: Some("not the password".into()), code: None }
    }
}
