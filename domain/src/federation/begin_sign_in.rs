use crate::kernel::{Example, ProviderId, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Begins a sign-in through a provider: that of an address' domain, or one for everybody. A browser goes on to `url` and
/// keeps `baton`; without the same baton nobody completes the sign-in.
#[operation(command, federation, rest = POST "/auth/federated", needs = Public, output = SignInBegun, limit = SignIn)]
pub struct BeginSignIn {
    /// The address whose domain leads to the provider.
    #[garde(inner(custom(rules::email)))]
    pub email: Option<String>,
    /// The provider, where it is one for everybody.
    pub provider: Option<ProviderId>,
    /// A page of Portico to go on to, `/client/runs`.
    #[garde(inner(length(max = 4000)))]
    pub next: Option<String>,
}

/// The sign-in has begun at the provider.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SignInBegun {
    /// Where the person proves who they are.
    pub url: String,
    /// What the provider is called.
    pub name: String,
    /// A secret of this browser and this attempt; it ends after ten minutes.
    pub baton: String,
}

impl Example for BeginSignIn {
    fn example() -> Self {
        Self { email: Some("lina.haddad@aurora.example".into()), provider: None, next: None }
    }
}
