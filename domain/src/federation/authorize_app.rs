use super::AppRequest;
use crate::kernel::Example;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Gives an app a code for whoever is signed in in a browser, where they have allowed what it asks for. What it asks is
/// checked before anybody is asked to sign in.
#[operation(command, federation, needs = Public, output = AppAuthorized)]
pub struct AuthorizeApp {
    /// What it asks.
    #[garde(dive)]
    pub request: AppRequest,
}

/// Where the person goes on to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct AppAuthorized {
    /// The app's address, with a code that is good for a minute and one use; absent: the person has to be asked first.
    pub url: Option<String>,
    /// What the app is called.
    pub name: String,
}

impl Example for AuthorizeApp {
    fn example() -> Self {
        Self { request: AppRequest::example() }
    }
}
