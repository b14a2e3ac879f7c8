use super::SignedIn;
use super::confirm_account::example_token;
use crate::kernel::Example;
use domain_macros::operation;

/// Signs in with the link that was mailed, once within 15 minutes. A browser gets cookies, a program tokens.
#[operation(command, identity, rest = POST "/auth/link/confirm", needs = Public, output = SignedIn, limit = SignIn)]
pub struct UseSignInLink {
    /// From the link in the mail.
    #[garde(length(chars, min = 1, max = 200))]
    pub token: String,
    /// The code of the second factor, from a program whose person has one.
    #[garde(inner(length(chars, max = 40)))]
    pub code: Option<String>,
}

impl Example for UseSignInLink {
    fn example() -> Self {
        Self { token: example_token(), code: None }
    }
}
