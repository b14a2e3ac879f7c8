//! The rules that a workspace keeps.

use crate::kernel::rules;
use crate::words;
use serde::{Deserialize, Serialize};

/// The rule about the length of a text.
pub const RULE_CHARS: &str = "input_chars";
/// The rule about words that a workspace doesn't let through.
pub const RULE_FORBIDDEN: &str = "forbidden";
/// The rule about personal data.
pub const RULE_PII: &str = "pii";

/// Characters that go to a model at once, unless the workspace says otherwise.
const INPUT_CHARS: u32 = 16_000;

words! {
    /// Personal data that a text can have in it.
    PiiKind {
        /// An e-mail address.
        Email = "email",
        /// A phone number: international, or in a national form that is written apart or begins with a zero.
        Phone = "phone",
        /// A bank account (ISO 13616), by its country's length and its check digits.
        Iban = "iban",
        /// A payment card, by its scheme's numbers and Luhn's check digit.
        Card = "card",
        /// An address of the internet, version 4 or 6.
        IpAddress = "ip_address",
        /// A number by which a state knows a person: of China and Korea by date and check digit, of the Emirates by form.
        NationalId = "national_id",
    }
}

words! {
    /// What becomes of personal data.
    PiiAction {
        /// It is passed on, and counted.
        Allow = "allow",
        /// Its kind stands in its place.
        Mask = "mask",
        /// The whole text goes no further.
        Block = "block",
    }
}

/// What becomes of one kind of personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PiiRule {
    /// Which.
    pub kind: PiiKind,
    /// What becomes of it.
    pub action: PiiAction,
}

/// The rules of a workspace about what goes to models and what comes back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, garde::Validate)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[garde(allow_unvalidated)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SafetyPolicy {
    /// Characters that a text may have, 1 to 100,000.
    #[garde(range(min = 1, max = 100_000))]
    pub input_chars: u32,
    /// What becomes of personal data, each kind at most once; a kind that isn't named is passed on uncounted.
    #[garde(custom(each_kind_once))]
    pub pii: Vec<PiiRule>,
    /// Whether answers are looked through for personal data as well.
    pub output_pii: bool,
    /// Words that neither prompts nor answers may have in them, at most 100; capitals don't matter.
    #[garde(length(max = 100), inner(length(chars, min = 1, max = 100), custom(rules::line)))]
    pub forbidden: Vec<String>,
    /// What whoever asked reads where a rule stops something; Portico's own sentence unless told.
    #[garde(inner(length(chars, max = 500), custom(rules::optional_prose)))]
    pub refusal: Option<String>,
}

impl Default for SafetyPolicy {
    fn default() -> Self {
        let allowed = |kind: &PiiKind| PiiRule { kind: *kind, action: PiiAction::Allow };
        Self {
            input_chars: INPUT_CHARS,
            pii: PiiKind::ALL.iter().map(allowed).collect(),
            output_pii: false,
            forbidden: Vec::new(),
            refusal: None,
        }
    }
}

impl SafetyPolicy {
    /// What becomes of a kind of personal data.
    pub fn action(&self, kind: PiiKind) -> PiiAction {
        self.pii.iter().find(|rule| rule.kind == kind).map_or(PiiAction::Allow, |rule| rule.action)
    }
}

impl PiiKind {
    /// What stands in its place.
    pub const fn mask(self) -> &'static str {
        match self {
            Self::Email => "[email]",
            Self::Phone => "[phone]",
            Self::Iban => "[iban]",
            Self::Card => "[card]",
            Self::IpAddress => "[ip_address]",
            Self::NationalId => "[national_id]",
        }
    }
}

fn each_kind_once(rules: &[PiiRule], _: &()) -> garde::Result {
    let is_first = |(place, rule): (usize, &PiiRule)| rules[..place].iter().all(|before| before.kind != rule.kind);
    if rules.iter().enumerate().all(is_first) { Ok(()) } else { Err(garde::Error::new("not_allowed")) }
}
