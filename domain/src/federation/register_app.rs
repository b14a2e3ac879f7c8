use super::{AppKind, AppScope};
use crate::kernel::{AppId, Example, rules};
use crate::policy::Permission;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Registers an app that people can let act for them (OAuth 2.0, OpenID Connect).
#[operation(command, federation, rest = POST "/apps", needs = WriteApps, entitlement = Apps, output = AppRegistered, creates, danger)]
pub struct RegisterApp {
    /// What people are asked to allow: its name, 2 to 60 characters.
    #[garde(length(chars, min = 2, max = 60), custom(rules::line))]
    pub name: String,
    /// Whether it can keep a secret.
    pub kind: AppKind,
    /// Where people are sent back to; compared letter by letter. `https`, an app's own scheme, or `http` on the
    /// person's own machine.
    #[garde(length(min = 1, max = 10), inner(custom(rules::redirect_uri)))]
    pub redirect_uris: Vec<String>,
    /// What it may ask for. Of these it may use by itself, for nobody, what whoever registers it may.
    #[garde(length(min = 1, max = 60))]
    pub scopes: Vec<AppScope>,
}

/// It is registered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct AppRegistered {
    /// Its id, also its `client_id`.
    pub id: AppId,
    /// Its secret, shown this once; absent where it can't keep one.
    pub client_secret: Option<String>,
}

impl Example for RegisterApp {
    fn example() -> Self {
        Self {
            name: "Ledger for Aurora".into(),
            kind: AppKind::Confidential,
            redirect_uris: vec!["https://ledger.example/callback".into()],
            scopes: vec![AppScope::Identity, AppScope::Email, AppScope::Permission(Permission::ReadFiles)],
        }
    }
}
