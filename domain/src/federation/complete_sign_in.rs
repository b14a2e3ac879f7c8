use crate::identity::SignedIn;
use crate::kernel::Example;
use domain_macros::operation;

/// Completes a sign-in through a provider with what it sent back (OpenID Connect Core 1.0 §3.1.2.5). A browser gets
/// cookies, a program tokens.
#[operation(command, federation, rest = POST "/auth/federated/callback", needs = Public, output = SignedIn, limit = SignIn)]
pub struct CompleteSignIn {
    /// What [`super::BeginSignIn`] answered.
    #[garde(length(max = 200))]
    pub baton: String,
    /// As the provider sent it back.
    #[garde(length(max = 200))]
    pub state: String,
    /// The code to exchange.
    #[garde(inner(length(max = 4000)))]
    pub code: Option<String>,
    /// Why the provider says no, instead of a code.
    #[garde(inner(length(max = 500)))]
    pub error: Option<String>,
    /// Which provider answers (RFC 9207), where it says so.
    #[garde(inner(length(max = 500)))]
    pub iss: Option<String>,
}

impl Example for CompleteSignIn {
    fn example() -> Self {
        Self {
            baton: "Zm9yIHRoZSBkZW1vIHdvcmxkLCBub3QgYSBzZWNyZXQ".into(),
            state: "dGhlIHN0YXRlIG9mIGFuIGF0dGVtcHQ".into(),
            code: Some("a code of the provider".into()),
            error: None,
            iss: None,
        }
    }
}
