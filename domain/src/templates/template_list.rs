use super::{Industry, Purpose, TemplateRow};
use crate::kernel::{Example, LIMIT_MAX, Page};
use domain_macros::operation;

/// The templates that may be run here: one's own, those that were offered, and those that come with Portico, by name.
#[operation(query, templates, rest = GET "/templates", needs = RunExecutions, entitlement = AiRuns, output = Page<TemplateRow>)]
#[derive(Default)]
pub struct Templates {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// Part of a name or of what stands about it, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
    /// Only those for this trade.
    pub industry: Option<Industry>,
    /// Only those that do this.
    pub purpose: Option<Purpose>,
}

impl Example for Templates {
    fn example() -> Self {
        Self { limit: Some(20), search: Some("invoice".into()), ..Self::default() }
    }
}
