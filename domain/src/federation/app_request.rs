use super::AppScope;
use crate::kernel::{AppId, Example};
use domain_macros::operation;
use garde::Validate;
use serde::{Deserialize, Serialize};

/// What an app asks of a person (RFC 6749 §4.1.1, RFC 7636, OpenID Connect Core 1.0 §3.1.2.1), with the protocol's own
/// names. A parameter that nobody knows is passed over, as the protocol demands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct AppRequest {
    /// Always `code`.
    #[garde(length(max = 50))]
    pub response_type: String,
    /// The app's id.
    #[garde(length(max = 100))]
    pub client_id: String,
    /// Where it wants the person back.
    #[garde(length(max = 2000))]
    pub redirect_uri: String,
    /// What it asks for, parted by spaces.
    #[garde(length(max = 2000))]
    pub scope: String,
    /// Comes back as it was.
    #[garde(inner(length(max = 2000)))]
    pub state: Option<String>,
    /// Comes back in the id token.
    #[garde(inner(length(max = 500)))]
    pub nonce: Option<String>,
    /// The hash of the app's verifier.
    #[garde(length(max = 200))]
    pub code_challenge: String,
    /// Always `S256`.
    #[garde(length(max = 20))]
    pub code_challenge_method: String,
    /// `none`: ask nothing; `consent`: ask again; `login`: sign in again.
    #[garde(inner(length(max = 100)))]
    pub prompt: Option<String>,
    /// Seconds since the sign-in at most.
    #[garde(skip)]
    pub max_age: Option<String>,
    /// Always absent or `query`.
    #[garde(inner(length(max = 50)))]
    pub response_mode: Option<String>,
}

/// Looks at what an app asks of whoever is signed in, before they are asked.
#[operation(query, federation, needs = SignedIn, output = AppRequestSeen)]
pub struct ShowAppRequest {
    /// What it asks.
    #[garde(dive)]
    pub request: AppRequest,
}

/// An app and what it asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct AppRequestSeen {
    /// The app.
    pub app: AppId,
    /// What it is called.
    pub name: String,
    /// Who registered it.
    pub maker: String,
    /// The host that the person is sent back to, or the scheme of an app on their device.
    pub leads_to: String,
    /// What it asks for.
    pub scopes: Vec<AppScope>,
    /// Whether the person has allowed all of it before.
    pub allowed: bool,
}

impl AppRequest {
    /// That of the demo world.
    pub fn example() -> Self {
        Self {
            response_type: "code".into(),
            client_id: "01935a00-0000-7000-8000-000000000041".into(),
            redirect_uri: "https://ledger.example/callback".into(),
            scope: "openid email read:files".into(),
            state: Some("the app's own".into()),
            nonce: None,
            code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM".into(),
            code_challenge_method: "S256".into(),
            prompt: None,
            max_age: None,
            response_mode: None,
        }
    }
}

impl Example for ShowAppRequest {
    fn example() -> Self {
        Self { request: AppRequest::example() }
    }
}
