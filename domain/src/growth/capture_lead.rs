use super::{CONSENT, LeadTopic, consent};
use crate::kernel::{Example, Language, rules};
use domain_macros::operation;

/// Sends the contact form of the public site. What a machine sends is dropped or refused: a form that comes back within
/// seconds, after more than a day or with a ticket that isn't ours is refused; a filled trap is answered like a real one.
#[operation(command, growth, rest = POST "/leads", needs = Public, limit = Mail)]
pub struct CaptureLead {
    /// Who asks.
    #[garde(length(chars, max = 120), custom(rules::line))]
    pub name: String,
    /// Where the answer goes.
    #[garde(custom(rules::email))]
    pub email: String,
    /// Where they work, if they say so.
    #[garde(inner(length(chars, max = 120), custom(rules::optional_line)))]
    pub organisation: Option<String>,
    /// What it is about.
    pub topic: LeadTopic,
    /// What they write.
    #[garde(length(chars, max = 4000), custom(rules::prose))]
    pub message: String,
    /// The edition of the sentence that they agreed to, `2026-11`.
    #[garde(custom(consent::given))]
    pub consent: Option<String>,
    /// The page that the form was opened from, a path of the public site.
    #[garde(length(max = 200), custom(rules::optional_line))]
    pub page: String,
    /// The language of that page.
    pub language: Language,
    /// What the form was opened with.
    #[garde(length(max = 200))]
    pub ticket: String,
    /// A trap: people don't see it, so it stays empty.
    #[garde(inner(length(max = 500)))]
    pub website: Option<String>,
}

impl Example for CaptureLead {
    fn example() -> Self {
        Self {
            name: "Noor Aziz".into(),
            email: "noor.aziz@zephyr.example".into(),
            organisation: Some("Zephyr Sails".into()),
            topic: LeadTopic::Demonstration,
            message: "We'd like to see how runs are recorded.".into(),
            consent: Some(CONSENT.into()),
            page: "/pricing".into(),
            language: Language::En,
            ticket: "AAAAAGkg5QA".into(),
            website: None,
        }
    }
}
