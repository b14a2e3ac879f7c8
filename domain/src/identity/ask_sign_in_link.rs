use crate::kernel::{Example, rules};
use domain_macros::operation;

/// Mails a link that signs in without a password. The answer is the same whether the address is known.
#[operation(command, identity, rest = POST "/auth/link", needs = Public, limit = Mail)]
pub struct AskSignInLink {
    /// The address of the account.
    #[garde(custom(rules::email))]
    pub email: String,
    /// A page of Portico to go on to, `/client/runs`; for browsers.
    #[garde(inner(length(max = 500)))]
    pub next: Option<String>,
}

impl Example for AskSignInLink {
    fn example() -> Self {
        Self { email: "noor.aziz@zephyr.example".into(), next: None }
    }
}
