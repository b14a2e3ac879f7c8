use super::AppScope;
use crate::kernel::{AppId, Example, Moment};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The apps that whoever is signed in lets act for them, in the tenant that they are in.
#[operation(query, federation, rest = GET "/me/apps", needs = SignedIn, output = Vec<AllowedApp>)]
pub struct MyApps {}

/// An app that somebody lets act for them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct AllowedApp {
    /// The app.
    pub id: AppId,
    /// What it is called.
    pub name: String,
    /// What it may do.
    pub scopes: Vec<AppScope>,
    /// Since when.
    pub allowed_at: Moment,
}

impl Example for MyApps {
    fn example() -> Self {
        Self {}
    }
}
