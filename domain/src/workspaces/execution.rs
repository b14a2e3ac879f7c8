//! The aggregate of one run of a model: queued, running, then done, failed, cancelled or refused, each once. What people
//! say about it comes at any time.

use super::bill::Bill;
use super::guard::Finding;
use super::prompt::{Origin, Prompt};
use super::tools::ToolCall;
use super::words_key::{day_of, words_key};
use crate::kernel::{Aggregate, CommentId, DocumentId, Moment, PersonId, Personal, Refusal, WorkspaceId};
use crate::knowledge::citing::Sources;
use crate::words;
use domain_macros::events;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

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
        /// A rule of the workspace kept it from the model, or its answer back.
        Refused = "refused",
    }
}

words! {
    /// Why the model stopped.
    FinishReason {
        /// It had said what it had to say.
        Stop = "stop",
        /// It reached the limit of tokens.
        Length = "length",
        /// It asks for tools, and goes on when it is asked again with what came of them.
        ToolCalls = "tool_calls",
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
        /// The provider takes the key, the model or the question for wrong.
        ProviderRefused = "provider_refused",
        /// The provider isn't there, or is broken or overloaded.
        ProviderUnreachable = "provider_unreachable",
        /// The provider has been asked too often.
        RateLimited = "rate_limited",
        /// The provider took too long.
        TimedOut = "timed_out",
    }
}

words! {
    /// What somebody thinks of an answer.
    Rating {
        /// It helped.
        Up = "up",
        /// It didn't.
        Down = "down",
    }
}

/// How often a run is taken up at most: a model that brings its server down does so three times and not for ever.
pub const ATTEMPTS_MAX: u32 = 3;
/// How much is said about a run at most.
pub const COMMENTS_MAX: u32 = 500;

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
    /// The workspace; the tenant's main one where none is named.
    pub workspace: Option<WorkspaceId>,
    /// How often a worker has taken it up.
    pub attempts: u32,
    /// Who looks after it.
    pub assigned_to: Option<PersonId>,
    /// When a worker took it up last.
    pub begun_at: Option<Moment>,
    /// What it took with workers that are gone.
    pub lost: Bill,
    /// Under which key its words lie.
    words: Option<Uuid>,
    comments: u32,
    /// The versions that its answer rests on, but for those that are known to be outdated.
    cites: Vec<CitedVersion>,
}

/// A version of a document that an answer rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct CitedVersion {
    /// The document.
    pub document: DocumentId,
    /// The version.
    pub version: u32,
}

/// A run as it is asked for.
#[derive(Clone)]
pub struct Asked {
    /// The workspace, under whose key of the day its words lie.
    pub workspace: WorkspaceId,
    /// What goes into it.
    pub prompt: Prompt,
    /// Where it comes from.
    pub origin: Origin,
    /// What the rules of the workspace found in it.
    pub findings: Vec<Finding>,
    /// Who asks.
    pub by: PersonId,
    /// Their name.
    pub by_name: String,
}

/// What can be asked of a run.
#[derive(Clone)]
pub enum ExecutionCommand {
    /// Put it in the queue.
    Queue(Box<Asked>),
    /// A worker takes it.
    Begin,
    /// The worker that had it is gone. What it had taken by then is paid for all the same.
    Return { bill: Bill },
    /// The model is done; `calls` is what it asks for.
    Complete {
        text: String,
        calls: Vec<ToolCall>,
        reason: FinishReason,
        bill: Bill,
        findings: Vec<Finding>,
        sources: Sources,
    },
    /// A rule stops it, or keeps the answer back; `said` stands in the answer's place.
    Refuse { said: String, bill: Bill, findings: Vec<Finding> },
    /// It can't be done.
    Fail { failure: Failure, bill: Bill },
    /// Stop it, and keep what there is of an answer.
    Cancel { so_far: String, bill: Bill },
    /// Somebody says what they think of it; `None` takes that back.
    Rate { by: PersonId, rating: Option<Rating>, note: Option<String> },
    /// Somebody says something about it.
    Comment { id: CommentId, by: PersonId, by_name: String, text: String, mentions: Vec<PersonId> },
    /// Somebody shows it to a colleague.
    Share { by: PersonId, with: PersonId, note: Option<String> },
    /// Somebody is to look after it, or nobody any more.
    Assign { by: PersonId, to: Option<(PersonId, String)> },
    /// This version of a document is what readers see; what rests on an earlier one is outdated.
    Outdate { document: DocumentId, version: u32 },
}

/// What can have happened to a run.
#[events(Execution, version = 4, audience = ViewModelOutputs)]
pub enum ExecutionEvent {
    /// It waits for a model.
    ExecutionQueued {
        prompt: Personal<Box<Prompt>>,
        /// The model's id, which stays when the words are erased.
        model: String,
        /// The tenant's main one where none is named.
        workspace: Option<WorkspaceId>,
        origin: Origin,
        findings: Vec<Finding>,
        started_by: PersonId,
        started_by_name: Personal<String>,
    },
    /// A worker took it.
    ExecutionBegun { at: Moment },
    /// The worker that had it is gone; it waits again. The bill is of this one time.
    ExecutionReturned {
        at: Moment,
        #[serde(default)]
        bill: Bill,
    },
    /// The answer is there. `latency_ms` counts from the begin of the work. The bill of every end has in it what was lost
    /// with workers before.
    ExecutionCompleted {
        answer: Personal<String>,
        /// What the model asks for, where it does.
        #[serde(default)]
        calls: Option<Personal<Vec<ToolCall>>>,
        reason: FinishReason,
        bill: Bill,
        findings: Vec<Finding>,
        latency_ms: u32,
        #[serde(default)]
        sources: Sources,
    },
    /// A rule of the workspace kept it from the model, or its answer back.
    ExecutionRefused { said: Personal<String>, bill: Bill, findings: Vec<Finding>, latency_ms: u32 },
    /// It ended without an answer.
    ExecutionFailed {
        failure: Failure,
        #[serde(default)]
        bill: Bill,
        latency_ms: u32,
    },
    /// Somebody ended it.
    ExecutionCancelled {
        so_far: Personal<String>,
        #[serde(default)]
        bill: Bill,
        latency_ms: u32,
    },
    /// Somebody said what they think of it, or took that back.
    ExecutionRated { person_id: PersonId, rating: Option<Rating>, note: Option<Personal<String>> },
    /// Somebody said something about it.
    ExecutionCommented {
        comment: CommentId,
        person_id: PersonId,
        person_name: Personal<String>,
        text: Personal<String>,
        mentions: Vec<PersonId>,
    },
    /// Somebody showed it to a colleague.
    ExecutionShared { person_id: PersonId, with: PersonId, note: Option<Personal<String>> },
    /// Somebody is to look after it, or nobody any more.
    ExecutionAssigned { person_id: PersonId, to: Option<PersonId>, to_name: Option<Personal<String>> },
    /// A document that its answer rests on has another version. `told` asked for the answer.
    SourceSuperseded { document: DocumentId, version: u32, told: Option<PersonId> },
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
    /// It hasn't ended.
    GoesOn,
    /// As much was said about it as can be.
    TooMuchSaid,
    /// It rests on no such thing, or that was said before.
    NotCited,
}

impl ExecutionStatus {
    /// Whether nothing more can happen to the run itself.
    pub const fn has_ended(self) -> bool {
        matches!(self, Self::Done | Self::Failed | Self::Cancelled | Self::Refused)
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
        decide::decide(state, command, at).map(|event| vec![event])
    }

    fn evolve(mut state: ExecutionState, event: &ExecutionEvent) -> ExecutionState {
        match event {
            ExecutionEvent::ExecutionQueued { prompt, workspace, started_by, .. } => {
                state.status = Some(ExecutionStatus::Queued);
                state.started_by = Some(*started_by);
                state.workspace = *workspace;
                state.words = Some(prompt.subject());
            }
            ExecutionEvent::ExecutionBegun { at } => {
                state.status = Some(ExecutionStatus::Running);
                state.begun_at = Some(*at);
                state.attempts = state.attempts.saturating_add(1);
            }
            ExecutionEvent::ExecutionReturned { bill, .. } => {
                state.status = Some(ExecutionStatus::Queued);
                state.lost = bill.clone().after(&state.lost);
            }
            ExecutionEvent::ExecutionCompleted { sources, .. } => {
                state.status = Some(ExecutionStatus::Done);
                state.cites = versions_of(sources);
            }
            ExecutionEvent::ExecutionRefused { .. } => state.status = Some(ExecutionStatus::Refused),
            ExecutionEvent::ExecutionFailed { .. } => state.status = Some(ExecutionStatus::Failed),
            ExecutionEvent::ExecutionCancelled { .. } => state.status = Some(ExecutionStatus::Cancelled),
            ExecutionEvent::ExecutionCommented { .. } => state.comments = state.comments.saturating_add(1),
            ExecutionEvent::ExecutionAssigned { to, .. } => state.assigned_to = *to,
            ExecutionEvent::SourceSuperseded { document, version, .. } => {
                state.cites.retain(|it| it.document != *document || it.version >= *version);
            }
            ExecutionEvent::ExecutionRated { .. } | ExecutionEvent::ExecutionShared { .. } => {}
        }
        state
    }
}

/// Each version once.
fn versions_of(sources: &Sources) -> Vec<CitedVersion> {
    let mut cites = Vec::new();
    for citation in &sources.citations {
        let cited = CitedVersion { document: citation.document, version: citation.version };
        if !cites.contains(&cited) {
            cites.push(cited);
        }
    }
    cites
}

impl From<ExecutionRefusal> for Refusal {
    fn from(refusal: ExecutionRefusal) -> Self {
        match refusal {
            ExecutionRefusal::Ended => Self::new(409, "execution_already_ended"),
            ExecutionRefusal::GoesOn => Self::new(409, "execution_goes_on"),
            ExecutionRefusal::TooMuchSaid => Self::new(409, "too_many_comments"),
            ExecutionRefusal::Exists
            | ExecutionRefusal::NotQueued
            | ExecutionRefusal::NotRunning
            | ExecutionRefusal::NotCited => Self::conflict(),
        }
    }
}

#[path = "execution_decide.rs"]
mod decide;
#[path = "execution_examples.rs"]
mod examples;
#[cfg(test)]
#[path = "execution_tests.rs"]
mod tests;
