use crate::kernel::Example;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Confirms the new secret with a code of it: from now on signing in asks for one.
#[operation(command, identity, rest = POST "/me/second-factor/confirm", needs = SignedIn, output = RecoveryCodes, limit = SignIn, danger)]
pub struct TurnOnSecondFactor {
    /// What the authenticator shows.
    #[garde(length(chars, min = 1, max = 40))]
    pub code: String,
}

/// Codes that stand in for the authenticator, each of them once. They are shown once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct RecoveryCodes {
    /// Ten codes.
    pub codes: Vec<String>,
}

impl Example for TurnOnSecondFactor {
    fn example() -> Self {
        Self { code: "123456".into() }
    }
}
