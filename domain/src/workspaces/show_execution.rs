use super::guard::Finding;
use super::{ExecutionStatus, Failure, FinishReason, Method, Rating, Source, TemplateRef, ToolCall};
use crate::kernel::{ApiKeyId, Example, ExecutionId, Moment, PersonId, WorkspaceId};
use crate::knowledge::citing::{Citation, Sentence};
use crate::knowledge::retrieval::Passage;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// One run, whole: prompt, answer, model, tokens, cost and latency. Whoever may not read what models answer has it with
/// an empty answer, and `masked`.
#[operation(query, workspaces, rest = GET "/executions/{id}", needs = ReadExecutions, entitlement = AiRuns, output = ExecutionDetail)]
pub struct ShowExecution {
    /// The run.
    pub id: ExecutionId,
    /// As it was at this moment; as it is now unless told.
    pub as_of: Option<Moment>,
}

/// One run, whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ExecutionDetail {
    /// Its id.
    pub id: ExecutionId,
    /// Where it stands.
    pub status: ExecutionStatus,
    /// What was asked.
    pub prompt: String,
    /// Instructions above the conversation.
    pub system: Option<String>,
    /// How the answer is found.
    pub method: Method,
    /// The answer, as far as it is there and may be read.
    pub answer: String,
    /// What the model asks for, as far as it may be read.
    pub calls: Vec<ToolCall>,
    /// Whether there is more of an answer than the caller may read.
    pub masked: bool,
    /// The model's id.
    pub model: String,
    /// The provider that answered; empty where none did.
    pub provider: String,
    /// How often a provider was asked, fallbacks included.
    pub provider_attempts: u32,
    /// How often a worker has taken it up: more than once after a server went away.
    pub attempts: u32,
    /// The workspace.
    pub workspace_id: WorkspaceId,
    /// Where it was asked for.
    pub source: Source,
    /// The template that it was made from.
    pub template: Option<TemplateRef>,
    /// The key that asked, where a program did.
    pub key_id: Option<ApiKeyId>,
    /// What it is for, in the words of whoever asked.
    pub why: Option<String>,
    /// What the rules of the workspace found in prompt and answer.
    pub findings: Vec<Finding>,
    /// Who started it.
    pub started_by: PersonId,
    /// Their name at that time.
    pub started_by_name: String,
    /// Who looks after it.
    pub assigned_to: Option<PersonId>,
    /// Their name.
    pub assigned_to_name: Option<String>,
    /// When it was queued.
    pub created_at: Moment,
    /// When it ended.
    pub ended_at: Option<Moment>,
    /// Milliseconds of work; absent while it goes on.
    pub latency_ms: Option<u32>,
    /// Tokens that the prompt took.
    pub prompt_tokens: Option<u32>,
    /// Tokens of the answer.
    pub completion_tokens: Option<u32>,
    /// What it cost, in millionths of the platform's currency.
    pub cost_micros: u64,
    /// Why the model stopped, when it is done.
    pub finish_reason: Option<FinishReason>,
    /// Why it ended without an answer, when it failed.
    pub failure: Option<Failure>,
    /// How many found that it helped.
    pub ups: u32,
    /// How many found that it didn't.
    pub downs: u32,
    /// What the caller thinks of it.
    pub my_rating: Option<Rating>,
    /// The sentences of an answer from documents; none where the documents don't hold it.
    pub sentences: Vec<Sentence>,
    /// What these rest on.
    pub citations: Vec<Citation>,
    /// The passages that came nearest, where the documents don't hold the answer.
    pub nearest: Vec<Passage>,
}

impl Example for ShowExecution {
    fn example() -> Self {
        Self { id: example_id(), as_of: None }
    }
}

/// The run of all examples.
pub(super) fn example_id() -> ExecutionId {
    ExecutionId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0e01))
}

/// The colleague of all examples.
pub(super) fn example_colleague() -> PersonId {
    PersonId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0008))
}
