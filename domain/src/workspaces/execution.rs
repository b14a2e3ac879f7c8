//! The aggregate of one run of a model: queued, running, then done, failed or cancelled, each once.

use crate::kernel::{Aggregate, Moment, PersonId, Personal, Refusal};
use crate::words;
use domain_macros::events;
use serde::{Deserialize, Serialize};

words! {
    /// Where a run stands.
    ExecutionStatus {
        /// Waits for a model.
        Queued = "queued",
        /// A model is at work.
        Running = "running",
        /// The answer is there.
        Done = "done",
        /// It ended without an answer.
        Failed = "failed",
        /// Somebody ended it.
        Cancelled = "cancelled",
    }
}

words! {
    /// Who speaks in a conversation.
    TurnRole {
        /// The person.
        User = "user",
        /// The model.
        Assistant = "assistant",
    }
}

words! {
    /// Why the model stopped.
    FinishReason {
        /// It had said what it had to say.
        Stop = "stop",
        /// It reached the limit of tokens.
        Length = "length",
    }
}

words! {
    /// Why a run ended without an answer.
    Failure {
        /// The prompt doesn't fit into the model's context.
        PromptTooLong = "prompt_too_long",
        /// The model, or the process around it, broke.
        ModelBroke = "model_broke",
        /// The server that ran it went away.
        Interrupted = "interrupted",
        /// There is no such model on this installation.
        ModelUnknown = "model_unknown",
    }
}

/// An earlier turn of the conversation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Turn {
    /// Who spoke.
    pub role: TurnRole,
    /// What was said.
    pub content: String,
}

/// What goes into a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Prompt {
    /// Instructions that stand above the conversation.
    pub system: Option<String>,
    /// Earlier turns.
    pub history: Vec<Turn>,
    /// What the person asks now.
    pub text: String,
    /// The model's id.
    pub model: String,
    /// Where the answer is cut off.
    pub max_tokens: u32,
    /// 0 always gives the same answer.
    pub temperature: f32,
}

/// What came out of a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Answer {
    /// The text.
    pub text: String,
    /// Tokens that the prompt took, templates included.
    pub prompt_tokens: u32,
    /// Tokens of the answer.
    pub completion_tokens: u32,
}

/// The aggregate; all functions are static.
pub struct Execution;

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ExecutionState {
    /// Where it stands; `None` before it began.
    pub status: Option<ExecutionStatus>,
    /// Who started it.
    pub started_by: Option<PersonId>,
    begun_at: Option<Moment>,
}

/// What can be asked of a run.
pub enum ExecutionCommand {
    /// Put it in the queue.
    Queue { prompt: Prompt, by: PersonId, by_name: String },
    /// A worker takes it.
    Begin,
    /// The model is done.
    Complete { answer: Answer, reason: FinishReason },
    /// It can't be done.
    Fail { failure: Failure },
    /// Stop it, and keep what there is of an answer.
    Cancel { so_far: String },
}

/// What can have happened to a run.
#[events(Execution, version = 2, audience = ReadExecutions)]
pub enum ExecutionEvent {
    /// It waits for a model.
    ExecutionQueued { prompt: Prompt, started_by: PersonId, started_by_name: Personal<String> },
    /// A worker took it.
    ExecutionBegun { at: Moment },
    /// The answer is there. `latency_ms` counts from the begin of the work.
    ExecutionCompleted { answer: Answer, reason: FinishReason, latency_ms: u32 },
    /// It ended without an answer.
    ExecutionFailed { failure: Failure, latency_ms: u32 },
    /// Somebody ended it.
    ExecutionCancelled { so_far: String, latency_ms: u32 },
}

/// Why a run says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExecutionRefusal {
    /// It was queued before.
    Exists,
    /// It isn't waiting.
    NotQueued,
    /// Nobody is working on it.
    NotRunning,
    /// It has ended.
    Ended,
}

impl ExecutionStatus {
    /// Whether nothing more can happen to the run.
    pub const fn has_ended(self) -> bool {
        matches!(self, Self::Done | Self::Failed | Self::Cancelled)
    }
}

impl Aggregate for Execution {
    const NAME: &'static str = "execution";
    const CONTEXT: &'static str = "workspaces";
    type State = ExecutionState;
    type Command = ExecutionCommand;
    type Event = ExecutionEvent;
    type Refusal = ExecutionRefusal;

    fn decide(
        state: &ExecutionState,
        command: ExecutionCommand,
        at: Moment,
    ) -> Result<Vec<ExecutionEvent>, ExecutionRefusal> {
        use ExecutionStatus::{Queued, Running};
        let latency_ms = state.begun_at.map_or(0, |begun| at.ms_since(begun));
        let event = match (command, state.status) {
            (ExecutionCommand::Queue { prompt, by, by_name }, None) => {
                ExecutionEvent::ExecutionQueued { prompt, started_by: by, started_by_name: Personal::of(by.0, by_name) }
            }
            (ExecutionCommand::Queue { .. }, Some(_)) => return Err(ExecutionRefusal::Exists),
            (ExecutionCommand::Begin, Some(Queued)) => ExecutionEvent::ExecutionBegun { at },
            (ExecutionCommand::Begin, _) => return Err(ExecutionRefusal::NotQueued),
            (ExecutionCommand::Complete { answer, reason }, Some(Running)) => {
                ExecutionEvent::ExecutionCompleted { answer, reason, latency_ms }
            }
            (ExecutionCommand::Complete { .. }, _) => return Err(ExecutionRefusal::NotRunning),
            (ExecutionCommand::Fail { failure }, Some(Queued | Running)) => {
                ExecutionEvent::ExecutionFailed { failure, latency_ms }
            }
            (ExecutionCommand::Cancel { so_far }, Some(Queued | Running)) => {
                ExecutionEvent::ExecutionCancelled { so_far, latency_ms }
            }
            (ExecutionCommand::Fail { .. } | ExecutionCommand::Cancel { .. }, _) => {
                return Err(ExecutionRefusal::Ended);
            }
        };
        Ok(vec![event])
    }

    fn evolve(mut state: ExecutionState, event: &ExecutionEvent) -> ExecutionState {
        state.status = Some(match event {
            ExecutionEvent::ExecutionQueued { started_by, .. } => {
                state.started_by = Some(*started_by);
                ExecutionStatus::Queued
            }
            ExecutionEvent::ExecutionBegun { at } => {
                state.begun_at = Some(*at);
                ExecutionStatus::Running
            }
            ExecutionEvent::ExecutionCompleted { .. } => ExecutionStatus::Done,
            ExecutionEvent::ExecutionFailed { .. } => ExecutionStatus::Failed,
            ExecutionEvent::ExecutionCancelled { .. } => ExecutionStatus::Cancelled,
        });
        state
    }
}

impl From<ExecutionRefusal> for Refusal {
    fn from(refusal: ExecutionRefusal) -> Self {
        match refusal {
            ExecutionRefusal::Ended => Self::new(409, "execution_already_ended"),
            ExecutionRefusal::Exists | ExecutionRefusal::NotQueued | ExecutionRefusal::NotRunning => Self::conflict(),
        }
    }
}

#[path = "execution_examples.rs"]
mod examples;
#[cfg(test)]
#[path = "execution_tests.rs"]
mod tests;
