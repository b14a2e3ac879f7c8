use super::SignedIn;
use super::show_invitation::example_token;
use crate::kernel::{Example, rules};
use domain_macros::operation;

/// Accepts an invitation. Whoever has an account signs in before and joins with it; for anybody else it makes the
/// account, and signs them in.
#[operation(command, identity, rest = POST "/auth/invitations/accept", needs = Public, output = SignedIn, limit = SignIn)]
pub struct AcceptInvitation {
    /// What stands in the link.
    #[garde(length(max = 200))]
    pub token: String,
    /// One's whole name, as one writes it; needed for a new account.
    #[garde(inner(length(chars, min = 1, max = 120), custom(rules::line)))]
    pub name: Option<String>,
    /// 12 to 200 characters; needed for a new account.
    #[garde(inner(length(chars, min = 12, max = 200)))]
    pub password: Option<String>,
}

impl Example for AcceptInvitation {
    fn example() -> Self {
        Self {
            token: example_token(),
            name: Some("John Okoro".into()),
            password: Some("correct horse battery staple".into()),
        }
    }
}
