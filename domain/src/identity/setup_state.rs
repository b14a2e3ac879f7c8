use crate::kernel::Example;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Whether this installation still waits for its first account.
#[operation(query, identity, rest = GET "/setup", needs = Public, output = SetupStanding)]
pub struct SetupState {}

/// How far the set-up is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SetupStanding {
    /// Nobody has ever had an account here.
    pub is_open: bool,
}

impl Example for SetupState {
    fn example() -> Self {
        Self {}
    }
}
