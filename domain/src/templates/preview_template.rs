use super::prompt_template::filled_in;
use super::{Estimate, FilledIn, Rendered, VARIABLES_MAX, example_id, name};
use crate::kernel::{Example, TemplateId, WorkspaceId};
use crate::workspaces::guard::Finding;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// What a run would send, without running anything: the prompt with everything filled in and as the workspace's rules
/// leave it, what these rules found, and what a run may cost.
#[operation(command, templates, rest = POST "/templates/{id}/preview", needs = RunExecutions, entitlement = AiRuns, output = TemplatePreview, idempotent)]
pub struct PreviewTemplate {
    /// Which one.
    pub id: TemplateId,
    /// A label of it; `production` unless told, and the newest version where there is no such label.
    #[garde(inner(length(chars, min = 1, max = 30), custom(name::label)))]
    pub label: Option<String>,
    /// A version of it, whatever labels say.
    #[garde(inner(range(min = 1)))]
    pub version: Option<u32>,
    /// Where it would run; the main one unless told.
    pub workspace: Option<WorkspaceId>,
    /// What is filled in.
    #[serde(default)]
    #[garde(length(max = VARIABLES_MAX), dive)]
    pub values: Vec<FilledIn>,
}

/// What a run would send.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TemplatePreview {
    /// The version that would run.
    pub version: u32,
    /// What would go to the model, after the workspace's rules.
    pub prompt: Rendered,
    /// What these rules found in it.
    pub findings: Vec<Finding>,
    /// Whether they keep it from running.
    pub is_blocked: bool,
    /// What it may take.
    pub estimate: Estimate,
}

impl Example for PreviewTemplate {
    fn example() -> Self {
        Self { id: example_id(), label: None, version: None, workspace: None, values: filled_in() }
    }
}
