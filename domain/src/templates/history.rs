use super::{Audience, example_id};
use crate::kernel::{Example, LIMIT_MAX, Moment, Page, TemplateId};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// What has happened to a template that may be run here, the latest first: which versions were published, and which of them
/// each label named from when to when, and why.
#[operation(query, templates, rest = GET "/templates/{templateId}/history", needs = RunExecutions, entitlement = AiRuns, output = Page<TemplateMoment>)]
pub struct TemplateHistory {
    /// Which one.
    pub template_id: TemplateId,
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
}

words! {
    /// Something that happens to a template.
    TemplateStep {
        /// A version was published.
        Published = "published",
        /// A label names another version.
        LabelMoved = "label_moved",
        /// Others may run it.
        Offered = "offered",
        /// Nobody may run it any more.
        Retired = "retired",
    }
}

/// Something that has happened to a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TemplateMoment {
    /// What.
    pub step: TemplateStep,
    /// The version that was published, or that the label names from then on.
    pub version: Option<u32>,
    /// The version that the label named before.
    pub before: Option<u32>,
    /// The label that was moved.
    pub label: Option<String>,
    /// Who may run it from then on.
    pub audience: Option<Audience>,
    /// Why, in the words of whoever did it; of a version, what they say about it.
    pub why: Option<String>,
    /// Who did it; absent where it was the installation or somebody of another tenant.
    pub by_name: Option<String>,
    /// When.
    pub at: Moment,
}

impl Example for TemplateHistory {
    fn example() -> Self {
        Self { template_id: example_id(), limit: Some(20), cursor: None }
    }
}
