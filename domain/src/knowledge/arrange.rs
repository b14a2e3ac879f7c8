use super::document::{TAGS_MAX, example_id};
use super::space::example_id as example_space;
use crate::kernel::{DocumentId, Example, SpaceId, rules};
use domain_macros::operation;

/// Puts a document somewhere else, with everything that stands below it: below another document, or into another space that
/// one writes in.
#[operation(command, knowledge, rest = POST "/documents/{id}/move", needs = WriteKnowledge, idempotent)]
pub struct MoveDocument {
    /// The document.
    pub id: DocumentId,
    /// The space; the one that it stands in unless told.
    pub space_id: Option<SpaceId>,
    /// The document that it stands below from now on; none: at the beginning of the space.
    pub parent_id: Option<DocumentId>,
}

/// Says what a document is filed under; the list takes the place of the one before.
#[operation(command, knowledge, rest = PUT "/documents/{id}/tags", needs = WriteKnowledge, idempotent)]
pub struct TagDocument {
    /// The document.
    pub id: DocumentId,
    /// The tags, up to twenty of up to 40 characters without commas; they are kept in small letters.
    #[garde(length(max = TAGS_MAX), inner(length(chars, min = 1, max = 40), custom(rules::line), custom(tag)))]
    pub tags: Vec<String>,
}

/// The rule of a tag: lists of them are written with commas.
pub(super) fn tag(text: &str, _: &()) -> garde::Result {
    if text.contains(',') { Err(garde::Error::new("not_allowed")) } else { Ok(()) }
}

impl Example for MoveDocument {
    fn example() -> Self {
        Self { id: example_id(), space_id: Some(example_space()), parent_id: None }
    }
}

impl Example for TagDocument {
    fn example() -> Self {
        Self { id: example_id(), tags: vec!["saffron".into(), "storage".into()] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::validate;

    #[test]
    fn tags_are_short_lines_without_commas() {
        let with = |tag: &str| validate(&TagDocument { id: example_id(), tags: vec![tag.into()] });
        assert!(with("زعفران").is_ok());
        for bad in ["", "a, b", "two\nlines", &"x".repeat(41)] {
            assert!(with(bad).is_err(), "{bad}");
        }
    }
}
