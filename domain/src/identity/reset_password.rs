use super::confirm_account::example_token;
use crate::kernel::Example;
use domain_macros::operation;

/// Replaces a forgotten password with the link that was mailed, once within 30 minutes. All sessions end.
#[operation(command, identity, rest = POST "/auth/password-reset/confirm", needs = Public, limit = SignIn)]
pub struct ResetPassword {
    /// From the link in the mail.
    #[garde(length(chars, min = 1, max = 200))]
    pub token: String,
    /// The new one: 12 to 200 characters that are hard to guess.
    #[garde(length(chars, min = 12, max = 200))]
    pub password: String,
}

impl Example for ResetPassword {
    fn example() -> Self {
        Self { token: example_token(), password: "correct horse battery staple".into() }
    }
}
