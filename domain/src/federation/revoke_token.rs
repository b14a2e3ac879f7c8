use crate::kernel::Example;
use domain_macros::operation;

/// Ends what a token of an app allows, with everything of the same family (RFC 7009). A token that is none is fine too.
#[operation(command, federation, needs = Public, idempotent)]
#[derive(Default)]
pub struct RevokeToken {
    /// The app's id.
    #[garde(length(max = 100))]
    pub client_id: String,
    /// Its secret, where it can keep one.
    #[garde(inner(length(max = 200)))]
    pub client_secret: Option<String>,
    /// An access token or a refresh token.
    #[garde(length(max = 200))]
    pub token: String,
}

impl Example for RevokeToken {
    fn example() -> Self {
        Self {
            client_id: "01935a00-0000-7000-8000-000000000041".into(),
            client_secret: Some("a secret that was shown once".into()),
            token: "a token".into(),
        }
    }
}
