use crate::kernel::Example;
use domain_macros::operation;

/// Replaces one's own password. Every other session ends.
#[operation(command, identity, rest = POST "/me/password", needs = SignedIn, limit = SignIn, danger)]
pub struct ChangePassword {
    /// The one that holds now.
    #[garde(length(chars, min = 1, max = 200))]
    pub current: String,
    /// The new one: 12 to 200 characters that are hard to guess.
    #[garde(length(chars, min = 12, max = 200))]
    pub password: String,
}

impl Example for ChangePassword {
    fn example() -> Self {
        Self { current: "what it was before".into(), password: "correct horse battery staple".into() }
    }
}
