use crate::kernel::{Example, SecretId, rules};
use domain_macros::operation;
use garde::Error;
use serde::{Deserialize, Serialize};

/// Keeps a secret under a name. It is sealed by the tenant's own key, and no operation reads it back.
#[operation(command, tenancy, rest = POST "/secrets", needs = ManageSecrets, output = SecretStored, creates, danger)]
pub struct StoreSecret {
    /// By what name programs ask for it; no two of a tenant are called alike.
    #[garde(length(chars, min = 1, max = 64), custom(secret_name))]
    pub name: String,
    /// The secret itself.
    #[garde(length(chars, min = 1, max = 4000), custom(rules::prose))]
    pub value: String,
}

/// The secret is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SecretStored {
    /// Its id.
    pub id: SecretId,
    /// Tells this value from others of the tenant, and nothing about it.
    pub fingerprint: String,
}

/// The name of a secret: letters, digits, `.`, `_` and `-`, beginning with a letter.
pub fn secret_name(name: &str, _: &()) -> garde::Result {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let begins = name.starts_with(|c: char| c.is_ascii_alphabetic());
    if begins && name.chars().all(fits) { Ok(()) } else { Err(Error::new("not_a_secret_name")) }
}

impl Example for StoreSecret {
    fn example() -> Self {
        Self { name: "payments.key".into(), value: "what only the payment provider knows".into() }
    }
}
