use super::{Audience, Industry, Purpose};
use crate::kernel::{Example, LIMIT_MAX, Moment, Page, TemplateId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The templates of one's own tenant, drafts and retired ones too: for those who write them. The latest change comes
/// first.
#[operation(query, templates, rest = GET "/authored-templates", needs = WriteTemplates, output = Page<AuthoredTemplateRow>)]
#[derive(Default)]
pub struct AuthoredTemplates {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// Part of a name or of what stands about it, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
    /// Only those that these may run.
    pub audience: Option<Audience>,
}

/// A template in the list of its authors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct AuthoredTemplateRow {
    /// Its id.
    pub id: TemplateId,
    /// What people call it.
    pub name: String,
    /// One or two sentences about it.
    pub summary: String,
    /// The trade that it is for.
    pub industry: Industry,
    /// What it does.
    pub purpose: Purpose,
    /// Who may run it.
    pub audience: Audience,
    /// The number of its newest version; 0: it is a draft.
    pub newest: u32,
    /// Whether nobody may run it any more.
    pub is_retired: bool,
    /// When something changed last.
    pub changed_at: Moment,
}

impl Example for AuthoredTemplates {
    fn example() -> Self {
        Self { limit: Some(20), ..Self::default() }
    }
}
