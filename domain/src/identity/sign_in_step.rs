use crate::kernel::Example;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Who is about to sign in with this browser, and is asked for a code.
#[operation(query, identity, rest = GET "/auth/second-factor", needs = Public, output = WaitingSignIn)]
pub struct SignInStep {}

/// A sign-in that waits for its second factor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct WaitingSignIn {
    /// The address of the account.
    pub email: String,
}

impl Example for SignInStep {
    fn example() -> Self {
        Self {}
    }
}
