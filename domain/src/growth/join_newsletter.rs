use super::{CONSENT, consent};
use crate::kernel::{Example, Language, rules};
use domain_macros::operation;

/// Asks for the newsletter. A mail with a link goes to the address, and nothing else goes there before the link is
/// followed. The answer is the same whether the address reads it already.
#[operation(command, growth, rest = POST "/newsletter", needs = Public, limit = Mail)]
pub struct JoinNewsletter {
    /// Where it would go.
    #[garde(custom(rules::email))]
    pub email: String,
    /// The edition of the sentence that they agreed to, `2026-11`.
    #[garde(custom(consent::given))]
    pub consent: Option<String>,
    /// The page that the form stood on, a path of the public site.
    #[garde(length(max = 200), custom(rules::optional_line))]
    pub page: String,
    /// The language to be written to in.
    pub language: Language,
    /// A trap: people don't see it, so it stays empty.
    #[garde(inner(length(max = 500)))]
    pub website: Option<String>,
}

impl Example for JoinNewsletter {
    fn example() -> Self {
        Self {
            email: "noor.aziz@zephyr.example".into(),
            consent: Some(CONSENT.into()),
            page: "/newsletter".into(),
            language: Language::En,
            website: None,
        }
    }
}
