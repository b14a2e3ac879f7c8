use crate::kernel::{Example, SpaceId, rules};
use crate::knowledge::arrange::tag;
use crate::knowledge::space::example_id;
use crate::knowledge::{BODY_CHARS_MAX, DocumentMade, TAGS_MAX, TITLE_CHARS_MAX, TextFormat};
use domain_macros::operation;

/// Brings text into a space: pasted, or sent by a program. It becomes a document of the space, and is found once it is
/// approved there and was read. Its bytes count as storage, its vectors as tokens of models.
#[operation(command, knowledge, rest = POST "/documents", needs = WriteKnowledge, output = DocumentMade, creates)]
pub struct AddText {
    /// The space.
    pub space_id: SpaceId,
    /// What it is called, 1 to 200 characters.
    #[garde(length(chars, max = TITLE_CHARS_MAX), custom(rules::line))]
    pub title: String,
    /// The text, up to 500,000 characters.
    #[garde(length(chars, max = BODY_CHARS_MAX), custom(rules::prose))]
    pub text: String,
    /// How it is written; plain text unless told.
    pub format: Option<TextFormat>,
    /// What it is filed under, up to twenty.
    #[serde(default)]
    #[garde(length(max = TAGS_MAX), inner(length(chars, min = 1, max = 40), custom(rules::line), custom(tag)))]
    pub tags: Vec<String>,
}

impl Example for AddText {
    fn example() -> Self {
        Self {
            space_id: example_id(),
            title: "Returns of spices".into(),
            text: "Opened jars are taken back within fourteen days when the seal was broken on arrival.".into(),
            format: None,
            tags: vec!["returns".into()],
        }
    }
}
