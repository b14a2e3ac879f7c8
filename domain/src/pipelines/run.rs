//! The aggregate of one run of a pipeline: which of its steps are done, which wait, which failed, and so what comes next.
//! What a step does, its event here and with that the mark that it is done commit together, so nothing is done twice.

use super::{CauseKind, Graph, RunStatus, StepStatus, Wait};
use crate::kernel::{Aggregate, ApiKeyId, ExecutionId, Moment, PersonId, Personal, PipelineId, Refusal, WorkspaceId};
use domain_macros::events;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// How many runs may follow from each other: what a run does may begin another, which ends there.
pub const DEPTH_MAX: u8 = 3;

/// The aggregate; all functions are static.
pub struct PipelineRun;

/// What began a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Cause {
    /// Somebody, a program, the clock or an event.
    pub kind: CauseKind,
    /// The event.
    pub event: Option<Uuid>,
    /// Its type.
    pub event_type: Option<String>,
    /// How many runs it follows from.
    pub depth: u8,
}

/// Where one step stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct StepState {
    /// Where it stands.
    pub status: StepStatus,
    /// How often it was tried.
    pub attempts: u32,
    /// How often it failed since the run was begun or resumed.
    pub failures: u32,
    /// The run of a model that it waits for.
    pub execution: Option<ExecutionId>,
    /// Whether it is a condition that didn't hold.
    pub unmet: bool,
    /// When the last try began.
    pub begun_at: Option<Moment>,
}

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PipelineRunState {
    /// The pipeline; `None` before it began.
    pub pipeline: Option<PipelineId>,
    /// Where its models run.
    pub workspace: Option<WorkspaceId>,
    /// Where it stands.
    pub status: Option<RunStatus>,
    /// What it follows.
    pub graph: Graph,
    /// Who began it, or whose rights it has.
    pub started_by: Option<PersonId>,
    /// The key that began it.
    pub key: Option<ApiKeyId>,
    /// How many runs it follows from.
    pub depth: u8,
    /// The steps whose turn has come.
    pub steps: BTreeMap<String, StepState>,
    /// Under which key its texts lie.
    pub words: Uuid,
}

/// A run as it is begun.
#[derive(Clone, Debug)]
pub struct Begun {
    /// The pipeline.
    pub pipeline: PipelineId,
    /// The version; 0: the draft, tried by one of its writers.
    pub version: u32,
    /// Where its models run, under whose key of the day its texts lie.
    pub workspace: WorkspaceId,
    /// What it follows.
    pub graph: Graph,
    /// What it begins with, as JSON.
    pub input: String,
    /// What began it.
    pub cause: Cause,
    /// Whose rights it has.
    pub by: PersonId,
    /// Their name.
    pub by_name: String,
    /// The key that began it.
    pub key: Option<ApiKeyId>,
}

/// What can be asked of a run.
#[derive(Clone, Debug)]
pub enum PipelineRunCommand {
    /// Begin it.
    Begin(Box<Begun>),
    /// A step is done. `unmet`: it is a condition that doesn't hold.
    Complete { step: String, input: String, output: String, unmet: bool, begun_at: Moment },
    /// A step waits.
    Await { step: String, input: String, wait: Wait, execution: Option<ExecutionId>, begun_at: Moment },
    /// A step failed; what is `lasting` isn't tried again.
    Fail { step: String, input: String, code: String, detail: String, lasting: bool, begun_at: Moment },
    /// Somebody approves a step, or doesn't; `output` is what the step gives then.
    Decide { step: String, approved: bool, note: Option<String>, output: String, by: PersonId, by_name: String },
    /// Go on where it stopped, by these steps.
    Resume { graph: Graph, version: u32, by: PersonId, by_name: String },
    /// End it.
    Cancel { by: PersonId, by_name: String },
    /// It has taken too long.
    TimeOut,
}

/// What can have happened to a run.
#[events(PipelineRun, version = 1, audience = ReadPipelines)]
pub enum PipelineRunEvent {
    /// It began. `version` 0 is a draft that one of its writers tried.
    PipelineRunBegun {
        pipeline: PipelineId,
        version: u32,
        workspace: WorkspaceId,
        graph: Box<Graph>,
        input: Personal<String>,
        cause: Cause,
        key: Option<ApiKeyId>,
        started_by: PersonId,
        started_by_name: Personal<String>,
    },
    /// A step is done. `unmet`: it is a condition that didn't hold.
    PipelineStepDone {
        step: String,
        input: Personal<String>,
        output: Personal<String>,
        unmet: bool,
        attempt: u32,
        begun_at: Moment,
        at: Moment,
    },
    /// A step waits for a run of a model, or for somebody's approval.
    PipelineStepWaits {
        step: String,
        input: Personal<String>,
        wait: Wait,
        execution: Option<ExecutionId>,
        attempt: u32,
        begun_at: Moment,
    },
    /// A step is left out, since a condition before it didn't hold.
    PipelineStepSkipped { step: String },
    /// A step failed. `again`: it will be tried again by itself.
    PipelineStepFailed {
        step: String,
        input: Personal<String>,
        code: String,
        detail: Personal<String>,
        again: bool,
        attempt: u32,
        begun_at: Moment,
        at: Moment,
    },
    /// Somebody approved a step, or didn't.
    PipelineStepDecided {
        step: String,
        approved: bool,
        note: Option<Personal<String>>,
        by: PersonId,
        by_name: Personal<String>,
    },
    /// It goes on where it stopped; what is done is kept.
    PipelineRunResumed { version: u32, graph: Box<Graph>, by: PersonId, by_name: Personal<String> },
    /// It ended; by somebody where they ended it.
    PipelineRunEnded { outcome: RunStatus, by: Option<PersonId>, by_name: Option<Personal<String>> },
}

/// Why a run says no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PipelineRunRefusal {
    /// It began before.
    Exists,
    /// There is none.
    Unknown,
    /// It has ended.
    Ended,
    /// It goes on, or is done: there is nothing to resume.
    NotStopped,
    /// It isn't that step's turn, or it doesn't wait for what is told.
    NotItsTurn,
}

impl From<PipelineRunRefusal> for Refusal {
    fn from(refusal: PipelineRunRefusal) -> Self {
        match refusal {
            PipelineRunRefusal::Exists => Self::conflict(),
            PipelineRunRefusal::Unknown => Self::not_found(),
            PipelineRunRefusal::Ended => Self::new(409, "pipeline_run_ended"),
            PipelineRunRefusal::NotStopped => Self::new(409, "pipeline_run_not_stopped"),
            PipelineRunRefusal::NotItsTurn => Self::new(409, "pipeline_step_not_its_turn"),
        }
    }
}

impl Aggregate for PipelineRun {
    const NAME: &'static str = "pipeline_run";
    const CONTEXT: &'static str = "pipelines";
    type State = PipelineRunState;
    type Command = PipelineRunCommand;
    type Event = PipelineRunEvent;
    type Refusal = PipelineRunRefusal;

    fn decide(
        state: &PipelineRunState,
        command: PipelineRunCommand,
        at: Moment,
    ) -> Result<Vec<PipelineRunEvent>, PipelineRunRefusal> {
        decide::decide(state, command, at)
    }

    fn evolve(state: PipelineRunState, event: &PipelineRunEvent) -> PipelineRunState {
        evolve::evolve(state, event)
    }
}

#[path = "run_decide.rs"]
mod decide;
#[path = "run_evolve.rs"]
mod evolve;
#[path = "run_examples.rs"]
mod examples;
#[cfg(test)]
#[path = "run_tests.rs"]
mod tests;
