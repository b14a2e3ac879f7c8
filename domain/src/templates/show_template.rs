use super::{Estimate, PromptContent, Rendered, TemplateRow, VersionRow, example_id, name};
use crate::kernel::{Example, Moment, TemplateId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// One template as it is run: what has to be filled in, its example, what to expect, and what a run may cost. Asked for a
/// moment of the past, it is the version that was live then.
#[operation(query, templates, rest = GET "/templates/{id}", needs = RunExecutions, entitlement = AiRuns, output = TemplateDetail)]
pub struct ShowTemplate {
    /// Which one.
    pub id: TemplateId,
    /// One of its versions; the live one unless told.
    #[garde(inner(range(min = 1)))]
    pub version: Option<u32>,
    /// The version that this label of it names; not together with `version`, which goes before it.
    #[garde(inner(length(chars, min = 1, max = 30), custom(name::label)))]
    pub label: Option<String>,
    /// The version that was live at this moment. Not together with `version` or `label`.
    pub as_of: Option<Moment>,
}

/// One template as it is run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TemplateDetail {
    /// What the catalogue shows of it.
    #[serde(flatten)]
    pub template: TemplateRow,
    /// The number of the version that is shown here.
    pub shown: u32,
    /// The prompt with its variables.
    pub content: PromptContent,
    /// Its example, filled in.
    pub example: Rendered,
    /// What a run of the example may cost.
    pub estimate: Estimate,
    /// Its labels and the versions that they name today.
    pub labels: Vec<LabelRow>,
    /// Its versions, the newest first.
    pub versions: Vec<VersionRow>,
}

/// A label of a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct LabelRow {
    /// The label.
    pub label: String,
    /// The version that it names.
    pub version: u32,
}

impl Example for ShowTemplate {
    fn example() -> Self {
        Self { id: example_id(), version: None, label: None, as_of: None }
    }
}
