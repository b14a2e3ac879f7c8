use crate::kernel::{Example, rules};
use domain_macros::operation;

/// Asks for an account with an organisation of one's own. The answer is always the same; a mail with a link that works
/// once within 24 hours makes the account, or says that there is one already.
#[operation(command, identity, rest = POST "/auth/register", needs = Public, limit = Mail)]
pub struct RegisterAccount {
    /// The address to sign in with; the link goes there.
    #[garde(custom(rules::email))]
    pub email: String,
    /// One's whole name, as one writes it.
    #[garde(length(chars, min = 1, max = 120), custom(rules::line))]
    pub name: String,
    /// 12 to 200 characters that are hard to guess.
    #[garde(length(chars, min = 12, max = 200))]
    pub password: String,
    /// The name of one's organisation; empty or absent: one works for oneself.
    #[garde(inner(length(chars, max = 120), custom(rules::optional_line)))]
    pub organisation: Option<String>,
}

impl Example for RegisterAccount {
    fn example() -> Self {
        Self {
            email: "noor.aziz@zephyr.example".into(),
            name: "Noor Aziz".into(),
            password: "correct horse battery staple".into(),
            organisation: Some("Zephyr Sails".into()),
        }
    }
}
