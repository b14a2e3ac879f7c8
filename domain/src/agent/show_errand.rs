use super::errand::example_id;
use super::{CallStage, ErrandFailure, ErrandSource, ErrandStatus, Foreseen, Planner, WhyAsk, WhyNot};
use crate::kernel::{ErrandId, Example, Moment, PersonId, WorkspaceId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// One errand with all its turns and calls: what was thought, what was called, what became of it and who decided that.
#[operation(query, agent, rest = GET "/errands/{id}", needs = UseAgent, entitlement = AiRuns, output = ErrandDetail)]
pub struct ShowErrand {
    /// The errand.
    pub id: ErrandId,
}

/// One errand, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ErrandDetail {
    /// Its id.
    pub id: ErrandId,
    /// Where it stands.
    pub status: ErrandStatus,
    /// What was to be done.
    pub text: String,
    /// What plans it.
    pub planner: Planner,
    /// The model's id; empty where none is asked.
    pub model: String,
    /// The workspace.
    pub workspace_id: WorkspaceId,
    /// Who sent the agent.
    pub sent_by: PersonId,
    /// Their name at that time.
    pub sent_by_name: String,
    /// What was thought and called, in order.
    pub turns: Vec<ErrandTurn>,
    /// The answer; empty until it is there.
    pub answer: String,
    /// The passages of documents that it rests on.
    pub sources: Vec<ErrandSource>,
    /// Why it couldn't be done, where it failed.
    pub failure: Option<ErrandFailure>,
    /// The code of the refusal behind that.
    pub failure_code: Option<String>,
    /// Tokens of all turns.
    pub tokens: u64,
    /// What they cost, in millionths of a US dollar.
    pub cost_micros: u64,
    /// When it was sent.
    pub created_at: Moment,
    /// When it ended.
    pub ended_at: Option<Moment>,
    /// Whether the caller may approve what waits.
    pub may_approve: bool,
    /// Whether the caller may decline what waits, and stop it.
    pub may_stop: bool,
}

/// One turn: what was thought, and the calls that it asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ErrandTurn {
    /// Its number, from 1.
    pub turn: u32,
    /// What was said.
    pub said: String,
    /// The calls, in order.
    pub calls: Vec<ErrandCall>,
    /// When.
    pub at: Moment,
}

/// One call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ErrandCall {
    /// Its number within the errand, from 1.
    pub call: u32,
    /// The operation, `tenancy.add_team`; what was written in its place where there is none of that name.
    pub operation: String,
    /// What people call that, in the reader's language; again what was written where nobody calls it anything.
    pub title: String,
    /// Its arguments, as JSON.
    pub arguments: String,
    /// Those of them that people can read.
    pub members: Vec<ErrandMember>,
    /// Where it stands.
    pub stage: CallStage,
    /// Why it waits or waited for a person.
    pub why_ask: Option<WhyAsk>,
    /// Why it was refused.
    pub why_not: Option<WhyNot>,
    /// The argument or permission that the refusal is about.
    pub about: String,
    /// What it would do, where it waits or waited.
    pub foreseen: Option<Foreseen>,
    /// Until when it waits.
    pub expires_at: Option<Moment>,
    /// Who approved or declined it.
    pub decided_by_name: Option<String>,
    /// What they said to it.
    pub note: Option<String>,
    /// What it answered, as JSON, as far as it is kept.
    pub result: String,
    /// Characters of the answer that were left out.
    pub left_out: u32,
    /// The code of the refusal, where the operation refused.
    pub code: Option<String>,
}

/// A member of arguments or of an event, as people read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ErrandMember {
    /// What it is called, in the reader's language.
    pub name: String,
    /// Its value as text.
    pub value: String,
}

impl Example for ShowErrand {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
