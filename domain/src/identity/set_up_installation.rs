use super::SignedIn;
use super::confirm_account::example_token;
use crate::kernel::{Example, rules};
use domain_macros::operation;

/// Makes the first account of a new installation, which runs the platform, and signs in. Works as long as nobody has
/// ever had an account; then never again.
#[operation(command, identity, rest = POST "/setup", needs = Public, output = SignedIn, limit = SignIn)]
pub struct SetUpInstallation {
    /// The server prints it at its start, so that no stranger comes first.
    #[garde(length(chars, min = 1, max = 200))]
    pub token: String,
    /// The name of the company that runs the platform.
    #[garde(length(chars, min = 2, max = 120), custom(rules::line))]
    pub organisation: String,
    /// The address to sign in with.
    #[garde(custom(rules::email))]
    pub email: String,
    /// One's whole name, as one writes it.
    #[garde(length(chars, min = 1, max = 120), custom(rules::line))]
    pub name: String,
    /// 12 to 200 characters that are hard to guess.
    #[garde(length(chars, min = 12, max = 200))]
    pub password: String,
}

impl Example for SetUpInstallation {
    fn example() -> Self {
        Self {
            token: example_token(),
            organisation: "Portico Consulting".into(),
            email: "amira.solano@portico.example".into(),
            name: "Amira Solano".into(),
            password: "correct horse battery staple".into(),
        }
    }
}
