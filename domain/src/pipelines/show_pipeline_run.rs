use super::{Cause, Graph, RunStatus, StepKind, StepStatus, Wait, example_run};
use crate::kernel::{Example, ExecutionId, Moment, PipelineId, PipelineRunId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// One run, step by step: what went into each, what came out, what went wrong, how long it took and how often it was tried.
/// What goes into steps and comes out is for whoever may read what models answer, and for whose run it is.
#[operation(query, pipelines, rest = GET "/pipeline-runs/{id}", needs = ReadPipelines, entitlement = AiRuns, output = PipelineRunDetail)]
pub struct ShowPipelineRun {
    /// Which one.
    pub id: PipelineRunId,
}

/// One run, step by step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PipelineRunDetail {
    /// Its id.
    pub id: PipelineRunId,
    /// The pipeline.
    pub pipeline_id: PipelineId,
    /// What people call that.
    pub pipeline_name: String,
    /// The version that it follows; 0: the draft.
    pub version: u32,
    /// The pipeline's newest version.
    pub newest: u32,
    /// Where it stands.
    pub status: RunStatus,
    /// What began it.
    pub cause: Cause,
    /// Whose rights it has; empty once they were forgotten.
    pub started_by_name: String,
    /// When it began.
    pub begun_at: Moment,
    /// When it ended.
    pub ended_at: Option<Moment>,
    /// What it began with, as JSON; empty where the caller may not read it.
    pub input: String,
    /// What it follows.
    pub graph: Graph,
    /// Its steps, in the order of the graph.
    pub steps: Vec<RunStepRow>,
    /// Whether there is more in the steps than the caller may read.
    pub masked: bool,
    /// Whether the caller may resume or end it.
    pub may_steer: bool,
}

/// One step of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct RunStepRow {
    /// Its name in the graph.
    pub step: String,
    /// What it does.
    pub kind: StepKind,
    /// Where it stands.
    pub status: StepStatus,
    /// What it waits for.
    pub wait: Option<Wait>,
    /// What went into it, as JSON.
    pub input: String,
    /// What it gave, as JSON.
    pub output: String,
    /// Why it failed, a code.
    pub error: Option<String>,
    /// The same as a sentence in the caller's language.
    pub error_text: Option<String>,
    /// What the refusal said beyond that.
    pub detail: String,
    /// How often it was tried.
    pub attempts: u32,
    /// When its last try began.
    pub begun_at: Option<Moment>,
    /// Milliseconds from there to its end.
    pub took_ms: Option<u32>,
    /// The run of a model that it put into the queue.
    pub execution_id: Option<ExecutionId>,
    /// Whether the caller may approve it.
    pub may_decide: bool,
}

impl Example for ShowPipelineRun {
    fn example() -> Self {
        Self { id: example_run() }
    }
}
