use crate::kernel::Example;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Gives an app tokens for a code, for a refresh token, or for its own secret (RFC 6749 §4.1.3, §6, §4.4).
#[operation(command, federation, needs = Public, output = TokenIssued)]
#[derive(Default)]
pub struct IssueToken {
    /// `authorization_code`, `refresh_token` or `client_credentials`.
    #[garde(length(max = 100))]
    pub grant_type: String,
    /// The app's id.
    #[garde(length(max = 100))]
    pub client_id: String,
    /// Its secret, where it can keep one.
    #[garde(inner(length(max = 200)))]
    pub client_secret: Option<String>,
    /// The code.
    #[garde(inner(length(max = 200)))]
    pub code: Option<String>,
    /// Where the code was sent.
    #[garde(inner(length(max = 2000)))]
    pub redirect_uri: Option<String>,
    /// What the challenge was made of (RFC 7636).
    #[garde(inner(length(max = 200)))]
    pub code_verifier: Option<String>,
    /// The newest refresh token.
    #[garde(inner(length(max = 200)))]
    pub refresh_token: Option<String>,
    /// Less than was allowed, parted by spaces.
    #[garde(inner(length(max = 2000)))]
    pub scope: Option<String>,
}

/// Tokens for an app, with the protocol's own names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TokenIssued {
    /// To send as `Authorization: Bearer …`.
    pub access_token: String,
    /// Always `Bearer`.
    pub token_type: String,
    /// Seconds until the access token ends.
    pub expires_in: u32,
    /// Exchanges for the next pair, once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<String>,
    /// Who the person is, signed; where `openid` was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id_token: Option<String>,
    /// What the access token allows.
    pub scope: String,
}

impl Example for IssueToken {
    fn example() -> Self {
        Self {
            grant_type: "client_credentials".into(),
            client_id: "01935a00-0000-7000-8000-000000000041".into(),
            client_secret: Some("a secret that was shown once".into()),
            scope: Some("read:files".into()),
            ..Self::default()
        }
    }
}
