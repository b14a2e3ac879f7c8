use super::SignedIn;
use crate::kernel::Example;
use domain_macros::operation;

/// Makes the account that a mailed link stands for, with a tenant of its own, and signs in. The link works once.
#[operation(command, identity, rest = POST "/auth/register/confirm", needs = Public, output = SignedIn, limit = SignIn)]
pub struct ConfirmAccount {
    /// From the link in the mail.
    #[garde(length(chars, min = 1, max = 200))]
    pub token: String,
}

impl Example for ConfirmAccount {
    fn example() -> Self {
        Self { token: example_token() }
    }
}

/// A link's token as mails have it; nobody has this one.
pub(super) fn example_token() -> String {
    "019a2f3e0a7b7c22a1f05d6c2b9e4d10.c2VjcmV0LW9mLWEtbWFpbGVkLWxpbmstMzItYnl0ZXM".into()
}
