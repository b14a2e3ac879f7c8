use super::AddressRange;
use crate::kernel::{ApiKeyId, Example, ServiceAccountId, rules};
use crate::policy::{Permission, Permissions};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Makes an API key, for oneself or for a service account. Its text is answered once and can't be asked for again. A key
/// may at most what whoever makes it may.
#[operation(command, identity, rest = POST "/api-keys", needs = ManageKeys, entitlement = ApiKeys, output = ApiKeyCreated, creates, danger)]
pub struct CreateApiKey {
    /// What people call it.
    #[garde(length(chars, min = 1, max = 80), custom(rules::line))]
    pub name: String,
    /// The service account whose it becomes; absent: one's own.
    pub service_account_id: Option<ServiceAccountId>,
    /// The most that it may, by wire names of permissions; one at least.
    #[garde(custom(some))]
    pub scopes: Permissions,
    /// Where it may be used from, as `192.0.2.0/24`; absent or none: from anywhere.
    #[garde(inner(length(max = 20)))]
    pub ranges: Option<Vec<AddressRange>>,
    /// After how many days it ends by itself, 1 to 3650; absent: it doesn't.
    #[garde(inner(range(min = 1, max = 3650)))]
    pub days: Option<u16>,
}

/// The key's text; it is shown here once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ApiKeyCreated {
    /// The key's id.
    pub id: ApiKeyId,
    /// `pk_live_…` or `pk_test_…`: what a program sends as its Bearer token.
    pub key: String,
}

fn some(scopes: &Permissions, _: &()) -> garde::Result {
    if scopes.is_empty() { Err(garde::Error::new("required")) } else { Ok(()) }
}

impl Example for CreateApiKey {
    fn example() -> Self {
        Self {
            name: "Nightly report".into(),
            service_account_id: None,
            scopes: Permissions::of(&[Permission::ReadExecutions]),
            ranges: Some("192.0.2.0/24".parse().into_iter().collect()),
            days: Some(90),
        }
    }
}
