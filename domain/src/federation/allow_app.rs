use super::AppRequest;
use crate::kernel::Example;
use crate::words;
use domain_macros::operation;

words! {
    /// What a person answers an app.
    AppAnswered {
        /// It may.
        Allow = "allow",
        /// It may not.
        Deny = "deny",
    }
}

/// Answers what an app asks of whoever is signed in. A browser goes on to the app. Only a person in a browser of theirs
/// lets an app in, so that there is no other door.
#[operation(command, federation, needs = SignedIn, danger)]
pub struct AllowApp {
    /// What it asked.
    #[garde(dive)]
    pub request: AppRequest,
    /// The answer.
    pub answer: AppAnswered,
}

impl Example for AllowApp {
    fn example() -> Self {
        Self { request: AppRequest::example(), answer: AppAnswered::Allow }
    }
}
