use crate::kernel::{Example, ProviderId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The providers through which anybody with an account can sign in: “continue with …”.
#[operation(query, federation, rest = GET "/auth/providers", needs = Public, output = Vec<SignInProvider>)]
pub struct SignInProviders {}

/// A provider on the sign-in page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SignInProvider {
    /// Its id.
    pub id: ProviderId,
    /// What it is called.
    pub name: String,
}

impl Example for SignInProviders {
    fn example() -> Self {
        Self {}
    }
}
