use crate::kernel::{DocumentId, Example, SpaceId, rules};
use crate::knowledge::TextFormat;
use domain_macros::operation;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Characters of a text at most.
const TEXT_CHARS_MAX: usize = 500_000;
/// Tags of a document at most, and characters of each.
const TAGS_MAX: usize = 20;
const TAG_CHARS_MAX: usize = 50;

/// Brings text into a space: pasted, or sent by a program. It becomes a document of the space, and is found once it is
/// approved there and was read. Its bytes count as storage, its vectors as tokens of models.
#[operation(command, knowledge, rest = POST "/documents", needs = WriteKnowledge, output = TextAdded, creates)]
pub struct AddText {
    /// The space.
    pub space_id: SpaceId,
    /// What it is called, 1 to 200 characters.
    #[garde(length(chars, max = 200), custom(rules::line))]
    pub title: String,
    /// The text, up to 500,000 characters.
    #[garde(length(chars, max = TEXT_CHARS_MAX), custom(rules::prose))]
    pub text: String,
    /// How it is written; plain text unless told.
    pub format: Option<TextFormat>,
    /// What people find it by; up to 20 tags of up to 50 characters.
    #[garde(inner(length(max = TAGS_MAX), inner(length(chars, max = TAG_CHARS_MAX), custom(rules::line))))]
    pub tags: Option<Vec<String>>,
}

/// A text that was brought in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TextAdded {
    /// The document that it became.
    pub id: DocumentId,
}

impl Example for AddText {
    fn example() -> Self {
        Self {
            space_id: SpaceId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_4a01)),
            title: "Returns of spices".into(),
            text: "Opened jars are taken back within fourteen days when the seal was broken on arrival.".into(),
            format: None,
            tags: Some(vec!["returns".into()]),
        }
    }
}
