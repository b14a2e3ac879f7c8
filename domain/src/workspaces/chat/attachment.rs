//! Text that goes along with a question.

use crate::kernel::rules;
use crate::workspaces::{Turn, TurnRole};
use serde::{Deserialize, Serialize};

/// Texts that may go along with one question.
pub const ATTACHMENTS_MAX: usize = 5;

/// Bytes of one of them.
const BYTES_MAX: usize = 100_000;

/// Bytes of all of them together, so that a form that carries them stays within what a body may have.
const BYTES_IN_ALL_MAX: usize = 250_000;

/// Text that goes along with a question, as a file had it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Attachment {
    /// What the file is called, up to 255 characters.
    pub name: String,
    /// What stands in it, up to 100,000 bytes.
    pub text: String,
}

impl Attachment {
    /// As the model is given it, before the question.
    pub fn turn(&self) -> Turn {
        Turn::of(TurnRole::User, format!("Attached file {}:\n\n{}", self.name, self.text))
    }
}

/// At most five, none of them too long, with names that people may type.
pub(super) fn sound(all: &[Attachment], _: &()) -> garde::Result {
    let too_long = |max: usize| Err(garde::Error::new(format!("too_many_bytes max={max}")));
    if all.iter().any(|it| it.text.len() > BYTES_MAX) {
        return too_long(BYTES_MAX);
    }
    if all.iter().map(|it| it.text.len()).sum::<usize>() > BYTES_IN_ALL_MAX {
        return too_long(BYTES_IN_ALL_MAX);
    }
    for attachment in all {
        rules::line(&attachment.name, &())?;
        rules::prose(&attachment.text, &())?;
        if attachment.name.chars().count() > 255 {
            return Err(garde::Error::new("too_long max=255"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attachment(name: &str, text: String) -> Attachment {
        Attachment { name: name.into(), text }
    }

    #[test]
    fn texts_are_bounded_one_by_one_and_together() {
        let of = |bytes: usize| attachment("a.txt", "a".repeat(bytes));
        assert!(sound(&[of(BYTES_MAX), of(BYTES_MAX)], &()).is_ok());
        assert!(sound(&[of(BYTES_MAX + 1)], &()).is_err());
        assert!(sound(&[of(BYTES_MAX), of(BYTES_MAX), of(BYTES_MAX)], &()).is_err());
    }

    #[test]
    fn nothing_hides_in_a_name_or_a_text() {
        for (name, text) in [("", "a"), ("a\u{202e}txt", "a"), ("a.txt", ""), ("a.txt", "a\u{0}")] {
            assert!(sound(&[attachment(name, text.into())], &()).is_err(), "{name:?} {text:?}");
        }
        assert!(sound(&[attachment("قائمة.csv", "name,price\ncumin,3".into())], &()).is_ok());
    }
}
