use crate::kernel::{Example, Moment};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Whether one is asked for a second factor, and what stands in for it.
#[operation(query, identity, rest = GET "/me/second-factor", needs = SignedIn, output = SecondFactorState)]
pub struct SecondFactor {}

/// How it stands with the second factor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SecondFactorState {
    /// Since when it is asked for; absent: it isn't.
    pub since: Option<Moment>,
    /// Recovery codes that haven't been used.
    pub recovery_codes_left: u32,
}

impl Example for SecondFactor {
    fn example() -> Self {
        Self {}
    }
}
