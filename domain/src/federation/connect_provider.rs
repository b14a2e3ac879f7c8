use super::{Admission, ProviderUse};
use crate::kernel::{Example, ProviderId, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Lets the tenant's people sign in through an identity provider of their own (OpenID Connect). Nobody is led there
/// before one of their domains is verified.
#[operation(command, federation, rest = POST "/identity-providers", needs = ManageIdentityProviders, entitlement = IdentityProviders, output = ProviderConnected, creates, danger)]
pub struct ConnectProvider {
    /// What the sign-in page calls it.
    #[garde(length(chars, min = 2, max = 60), custom(rules::line))]
    pub name: String,
    /// Its issuer, below which `.well-known/openid-configuration` is found.
    #[garde(custom(rules::web_address))]
    pub issuer: String,
    /// As whom Portico is registered there.
    #[garde(length(chars, min = 1, max = 300), custom(rules::line))]
    pub client_id: String,
    /// The secret of that registration. It is sealed, and never shown again.
    #[garde(length(chars, min = 1, max = 1000), custom(rules::line))]
    pub client_secret: String,
    /// Whom it is there for; the tenant's people unless told. For everybody needs `reach:platform`.
    pub used_by: Option<ProviderUse>,
    /// Whom it brings in, and as what.
    #[garde(dive)]
    pub admission: Admission,
}

/// It is connected.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ProviderConnected {
    /// Its id.
    pub id: ProviderId,
    /// Where the provider sends people back to: register it there.
    pub redirect_uri: String,
}

impl Example for ConnectProvider {
    fn example() -> Self {
        Self {
            name: "Aurora's sign-in".into(),
            issuer: "https://id.aurora.example".into(),
            client_id: "portico".into(),
            client_secret: "a secret that the provider gave".into(),
            used_by: None,
            admission: Admission::example(),
        }
    }
}
