use super::{Graph, example_id};
use crate::kernel::{Example, FieldFault, Moment, PipelineId, WorkspaceId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// One pipeline: its draft, or one of its versions, as graph and as text, with what is wrong with it.
#[operation(query, pipelines, rest = GET "/pipelines/{id}", needs = ReadPipelines, entitlement = AiRuns, output = PipelineDetail)]
pub struct ShowPipeline {
    /// Which one.
    pub id: PipelineId,
    /// One of its versions; the draft unless told.
    #[garde(inner(range(min = 1)))]
    pub version: Option<u32>,
}

/// One pipeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PipelineDetail {
    /// Its id.
    pub id: PipelineId,
    /// What people call it.
    pub name: String,
    /// One or two sentences about it.
    pub summary: String,
    /// Where its models run.
    pub workspace_id: WorkspaceId,
    /// Whether it may run.
    pub on: bool,
    /// The number of its newest version; 0: nothing was published.
    pub newest: u32,
    /// The version that is shown; 0: the draft.
    pub shown: u32,
    /// Whether the draft differs from the newest version.
    pub changed: bool,
    /// What to send back as `base` when it is changed.
    pub base: i32,
    /// Its steps and triggers.
    pub graph: Graph,
    /// The same as text (TOML).
    pub text: String,
    /// Everything that is wrong with it, for whoever asks.
    pub faults: Vec<FieldFault>,
    /// Its versions, the newest first.
    pub versions: Vec<PipelineVersionRow>,
    /// The template that it was begun from.
    pub template: Option<String>,
    /// Whether the caller may write it.
    pub may_write: bool,
}

/// A version of a pipeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PipelineVersionRow {
    /// Its number, from 1.
    pub number: u32,
    /// When it was published.
    pub published_at: Moment,
    /// Who published it; empty once they were forgotten.
    pub published_by_name: String,
    /// What they say about it.
    pub notes: Option<String>,
}

impl Example for ShowPipeline {
    fn example() -> Self {
        Self { id: example_id(), version: None }
    }
}
