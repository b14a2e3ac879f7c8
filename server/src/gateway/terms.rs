//! What a caller asks of a call beside its input: do it once, and only to the version that they have seen.

use domain::Refusal;

/// What a caller asks of a call beside its input.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// Do it once, however often this is asked.
    pub idempotency_key: Option<IdempotencyKey>,
    /// Do it only to a thing of such a version.
    pub if_match: Option<IfMatch>,
}

/// The caller's name for one piece of work; unique within the tenant for 24 hours.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// Reads a header's text: bare, or quoted as the standard's draft has it.
    ///
    /// # Errors
    /// `idempotency_key_malformed` (400) unless it has 1 to 255 characters and none of control.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let text = text.trim();
        let bare = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
        let sound = !bare.is_empty() && bare.chars().count() <= 255 && !bare.chars().any(char::is_control);
        if sound { Ok(Self(bare.to_owned())) } else { Err(Self::malformed()) }
    }

    /// What is answered to a key that is none.
    pub fn malformed() -> Refusal {
        Refusal::new(400, "idempotency_key_malformed")
    }

    /// The key's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The versions that a caller would have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IfMatch {
    /// Any: it only has to be there.
    Any,
    /// One of these. A tag that names no version is of no use here and not among them.
    Versions(Vec<i32>),
}

impl IfMatch {
    /// Reads a header's text.
    pub fn parse(text: &str) -> Self {
        let version = |tag: &str| tag.trim().strip_prefix('"')?.strip_suffix('"')?.parse().ok();
        if text.trim() == "*" { Self::Any } else { Self::Versions(text.split(',').filter_map(version).collect()) }
    }

    /// Whether a thing of this version is meant; 0 is a thing that isn't there yet.
    pub fn holds(&self, version: i32) -> bool {
        match self {
            Self::Any => version > 0,
            Self::Versions(versions) => versions.contains(&version),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_one_line_of_at_most_255_characters() {
        for text in ["a", "8e03978e-40d5-43dd-bc93-6894a57f9324", &"x".repeat(255), "鍵", "a b"] {
            assert_eq!(IdempotencyKey::parse(text).unwrap().as_str(), text);
        }
        assert_eq!(IdempotencyKey::parse("\"quoted\"").unwrap().as_str(), "quoted");
        for text in ["", "  ", "\"\"", &"x".repeat(256), "a\u{0}b", "a\tb", "\u{7f}"] {
            assert!(IdempotencyKey::parse(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn versions_are_compared_as_numbers_in_quotes() {
        assert!(IfMatch::parse("\"3\"").holds(3) && !IfMatch::parse("\"3\"").holds(4));
        assert!(IfMatch::parse("\"2\", \"3\"").holds(3));
        assert!(IfMatch::parse("*").holds(1) && !IfMatch::parse("*").holds(0));
        assert!(!IfMatch::parse("3").holds(3), "a bare number is no tag");
        assert!(!IfMatch::parse("W/\"3\"").holds(3), "a weak tag never matches here");
    }
}
