use super::space::example_id;
use super::{DocumentKind, VersionStatus};
use crate::kernel::{DocumentId, Example, LIMIT_MAX, Moment, Page, SpaceId, rules};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The documents that one may read, in one space or in all that one may read. What nobody has approved yet is seen by those who
/// write in its space.
#[operation(query, knowledge, rest = GET "/documents", needs = ReadKnowledge, output = Page<DocumentRow>)]
#[derive(Default)]
pub struct Documents {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; what changed last comes first unless told.
    pub sort: Option<DocumentSort>,
    /// Part of the title, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
    /// Only those of one space.
    pub space_id: Option<SpaceId>,
    /// Only pages, files or texts.
    pub kind: Option<DocumentKind>,
    /// Only those whose newest version stands so.
    pub status: Option<VersionStatus>,
    /// Only those that are filed under all of these, written with commas between them.
    #[garde(inner(length(chars, max = 500), custom(rules::optional_line)))]
    pub tags: Option<String>,
    /// Those that were removed, in the place of those that are there; of spaces that one writes in.
    pub removed: Option<bool>,
}

words! {
    /// The order of the list.
    DocumentSort {
        /// What changed last comes first.
        ChangedAtDown = "-changedAt",
        /// What changed first comes first.
        ChangedAt = "changedAt",
        /// By title, A first.
        Title = "title",
        /// By title, Z first.
        TitleDown = "-title",
    }
}

/// A document in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct DocumentRow {
    /// Its id.
    pub id: DocumentId,
    /// The space that it stands in.
    pub space_id: SpaceId,
    /// What that is called.
    pub space_name: String,
    /// The document that it stands below.
    pub parent_id: Option<DocumentId>,
    /// What it is.
    pub kind: DocumentKind,
    /// What it is called: as readers see it, or as it is being written where they see nothing yet.
    pub title: String,
    /// What it is filed under.
    pub tags: Vec<String>,
    /// Where its newest version stands.
    pub status: VersionStatus,
    /// The number of its newest version.
    pub newest: u32,
    /// The version that readers see; absent where they see none yet.
    pub approved: Option<u32>,
    /// Whether the approval of what readers see is over.
    pub expired: bool,
    /// Whether fewer people read it than its space.
    pub restricted: bool,
    /// When something of it changed last.
    pub changed_at: Moment,
    /// Who wrote its newest version.
    pub changed_by_name: String,
    /// When it was removed.
    pub removed_at: Option<Moment>,
}

impl Example for Documents {
    fn example() -> Self {
        Self { limit: Some(20), space_id: Some(example_id()), tags: Some("saffron, storage".into()), ..Self::default() }
    }
}
