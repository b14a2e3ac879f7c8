use super::Admission;
use crate::kernel::{Example, ProviderId, rules};
use domain_macros::operation;

/// Changes an identity provider. Without a secret the one that is kept stays.
#[operation(command, federation, rest = PUT "/identity-providers/{id}", needs = ManageIdentityProviders, entitlement = IdentityProviders, danger, idempotent)]
pub struct ChangeProvider {
    /// The provider.
    pub id: ProviderId,
    /// What the sign-in page calls it.
    #[garde(length(chars, min = 2, max = 60), custom(rules::line))]
    pub name: String,
    /// Its issuer. With another one, nobody who signed in through the old one is known any more.
    #[garde(custom(rules::web_address))]
    pub issuer: String,
    /// As whom Portico is registered there.
    #[garde(length(chars, min = 1, max = 300), custom(rules::line))]
    pub client_id: String,
    /// The secret of that registration; absent or empty: the one that is kept.
    #[garde(inner(length(chars, max = 1000)))]
    pub client_secret: Option<String>,
    /// Whom it brings in, and as what.
    #[garde(dive)]
    pub admission: Admission,
}

impl Example for ChangeProvider {
    fn example() -> Self {
        Self {
            id: ProviderId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0030)),
            name: "Aurora's sign-in".into(),
            issuer: "https://id.aurora.example".into(),
            client_id: "portico".into(),
            client_secret: None,
            admission: Admission::example(),
        }
    }
}
