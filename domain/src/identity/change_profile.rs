use crate::kernel::{Example, rules};
use domain_macros::operation;

/// Changes how one is called.
#[operation(command, identity, rest = PATCH "/me/profile", needs = SignedIn, idempotent)]
pub struct ChangeProfile {
    /// One's whole name, as one writes it.
    #[garde(length(chars, min = 1, max = 120), custom(rules::line))]
    pub name: String,
}

impl Example for ChangeProfile {
    fn example() -> Self {
        Self { name: "Lina Haddad-Weber".into() }
    }
}
