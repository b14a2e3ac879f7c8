use crate::kernel::Example;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Tells an app who the person is that its token is of (OpenID Connect Core 1.0 §5.3), as far as they have allowed.
#[operation(query, federation, needs = Public, output = PersonInfo)]
pub struct ShowPersonInfo {
    /// The app's access token.
    #[garde(length(max = 200))]
    pub token: String,
}

/// Who a person is, with the protocol's own names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PersonInfo {
    /// Their id.
    pub sub: String,
    /// Their name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Their address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

impl Example for ShowPersonInfo {
    fn example() -> Self {
        Self { token: "a token of an app".into() }
    }
}
