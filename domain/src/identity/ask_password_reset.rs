use crate::kernel::{Example, rules};
use domain_macros::operation;

/// Mails a link with which a forgotten password is replaced. The answer is the same whether the address is known.
#[operation(command, identity, rest = POST "/auth/password-reset", needs = Public, limit = Mail)]
pub struct AskPasswordReset {
    /// The address of the account.
    #[garde(custom(rules::email))]
    pub email: String,
}

impl Example for AskPasswordReset {
    fn example() -> Self {
        Self { email: "noor.aziz@zephyr.example".into() }
    }
}
