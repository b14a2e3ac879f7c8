use crate::kernel::{Example, rules};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Signs a person in with e-mail and password. A browser gets cookies, a program tokens.
#[operation(command, identity, rest = POST "/auth/login", needs = Public, output = SignedIn, limit = SignIn)]
pub struct SignIn {
    /// The address of the account.
    #[garde(custom(rules::email))]
    pub email: String,
    /// Its password.
    #[garde(length(chars, min = 1, max = 200))]
    pub password: String,
    /// What the authenticator shows, or a recovery code, where a second factor is on. A browser is asked on a page of
    /// its own.
    #[garde(inner(length(chars, max = 40)))]
    pub code: Option<String>,
    /// A page of Portico to go on to, `/client/runs`; for browsers.
    #[garde(inner(length(max = 4000)))]
    pub next: Option<String>,
    /// Who is let in: with `platform` only those who run the platform; everybody unless told.
    pub layer: Option<Layer>,
}

words! {
    /// Whom a sign-in is for.
    Layer {
        /// Those who run the platform.
        Platform = "platform",
        /// Everybody.
        Everybody = "everybody",
    }
}

/// A session has begun.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SignedIn {
    /// A JWT to send as `Authorization: Bearer …`. Empty for browsers, whose cookie scripts can't read.
    pub access_token: String,
    /// Exchanges for the next pair, once. Empty for browsers.
    pub refresh_token: String,
    /// Seconds until the access token ends.
    pub expires_in: u32,
}

impl Example for SignIn {
    fn example() -> Self {
        Self {
            email: "client@demo.portico.example".into(),
            password: "Portico-demo-2026".into(),
            code: None,
            next: None,
            layer: None,
        }
    }
}
