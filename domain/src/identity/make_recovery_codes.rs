use super::RecoveryCodes;
use crate::kernel::Example;
use domain_macros::operation;

/// Makes ten new recovery codes; the ones before don't work any more.
#[operation(command, identity, rest = POST "/me/second-factor/recovery-codes", needs = SignedIn, output = RecoveryCodes, limit = SignIn, danger)]
pub struct MakeRecoveryCodes {
    /// What the authenticator shows, or one of the recovery codes.
    #[garde(length(chars, min = 1, max = 40))]
    pub code: String,
}

impl Example for MakeRecoveryCodes {
    fn example() -> Self {
        Self { code: "123456".into() }
    }
}
