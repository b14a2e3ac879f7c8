//! The aggregate of one errand: what a person has the agent do. Turns of a model and calls of operations stand in a row;
//! each call is refused, waits for a person, or is made, and each of that is an event. It ends once.
//!
//! Nothing here is decided by what a model says: whether a call is made comes from `judge`, and is only written down here.

use super::{CallStage, ErrandFailure, ErrandSource, ErrandStatus, Foreseen, Planner, WhyAsk, WhyNot, Wish};
use crate::kernel::{Aggregate, ApiKeyId, Moment, PersonId, Personal, Refusal, WorkspaceId};
use crate::policy::Permissions;
use crate::workspaces::Bill;
use domain_macros::events;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How often in a row the worker of an errand may go away before it is given up.
pub const LOST_MAX: u32 = 3;
/// Calls that one turn may ask for; a model that wants more is told so.
pub const CALLS_MAX: usize = 16;

/// The aggregate; all functions are static.
pub struct Errand;

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ErrandState {
    /// Where it stands; `None` before it began.
    pub status: Option<ErrandStatus>,
    /// For whom the agent acts.
    pub sender: Option<PersonId>,
    /// The workspace whose models, rules and budgets hold.
    pub workspace: Option<WorkspaceId>,
    /// How often a worker has taken it up.
    pub attempts: u32,
    /// How often in a row one went away without having got any further.
    pub lost: u32,
    /// How often what comes next was thought of.
    pub turns: u32,
    /// The calls, the first one first.
    pub calls: Vec<CallState>,
    /// Under which key its words lie.
    words: Option<Uuid>,
}

/// Where a call stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct CallState {
    /// Where.
    pub stage: CallStage,
    /// Whether a person has approved it.
    pub approved: bool,
    /// Since when; `None` while nothing was decided on it.
    pub since: Option<Moment>,
}

/// What an errand needs next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// To think of what comes next.
    Think,
    /// To judge the call of this number.
    Judge(u32),
    /// To make it.
    Make(u32),
    /// A person.
    Wait,
    /// Nothing: it has ended, or hasn't begun.
    Nothing,
}

/// An errand as somebody sends the agent on it.
#[derive(Clone)]
pub struct Sent {
    /// The workspace, under whose key of the day its words lie.
    pub workspace: WorkspaceId,
    /// What is to be done.
    pub text: String,
    /// What a model is told above it.
    pub instructions: String,
    /// What plans it.
    pub planner: Planner,
    /// The model's id; empty where none is asked.
    pub model: String,
    /// Who sends the agent.
    pub by: PersonId,
    /// Their name.
    pub by_name: String,
    /// The key through which they do.
    pub key: Option<ApiKeyId>,
    /// What the key or app had that they came through; `None`: everything that they may.
    pub given: Option<Permissions>,
}

/// What was thought of as the next step.
#[derive(Clone)]
pub struct Thought {
    /// The tools that there were to choose from.
    pub offered: Vec<String>,
    /// What was said.
    pub said: String,
    /// What is to be called; nothing: what was said is the answer.
    pub calls: Vec<Wish>,
    /// What it took.
    pub bill: Bill,
}

/// What came of a call that was made.
#[derive(Clone)]
pub struct Made {
    /// What it answered, as JSON, as far as it is kept.
    pub result: String,
    /// Characters of the answer that were left out.
    pub left_out: u32,
    /// The code of the refusal, where the operation refused.
    pub code: Option<String>,
}

/// What can be asked of an errand.
#[derive(Clone)]
pub enum ErrandCommand {
    /// Send the agent.
    Send(Box<Sent>),
    /// A worker takes it.
    Begin,
    /// The worker that had it is gone.
    Return,
    /// The next step was thought of.
    Think(Box<Thought>),
    /// A call isn't made.
    Refuse { call: u32, operation: String, why: WhyNot, at: String },
    /// A call is made without a person.
    Clear { call: u32, operation: String },
    /// A call waits for a person, with what it would do; these may approve it.
    Hold { call: u32, operation: String, why: WhyAsk, foreseen: Foreseen, expires_at: Moment, told: Vec<PersonId> },
    /// A person lets it be made.
    Approve { call: u32, by: PersonId, by_name: String },
    /// A person, or nobody in time, doesn't.
    Decline { call: u32, by: Option<(PersonId, String)>, note: Option<String> },
    /// It was made.
    Make { call: u32, made: Made },
    /// Everything is done.
    Answer { answer: String, sources: Vec<ErrandSource> },
    /// It can't be done.
    Fail { failure: ErrandFailure, code: Option<String> },
    /// Stop.
    Cancel { by: PersonId },
}

/// What can have happened to an errand.
#[events(Errand, version = 1, audience = ManageAgent)]
pub enum ErrandEvent {
    /// Somebody sent the agent. `given` is what the program had through which they did.
    ErrandSent {
        text: Personal<String>,
        instructions: Personal<String>,
        planner: Planner,
        model: String,
        workspace: WorkspaceId,
        sent_by: PersonId,
        sent_by_name: Personal<String>,
        key: Option<ApiKeyId>,
        given: Option<Permissions>,
    },
    /// A worker took it.
    ErrandBegun { at: Moment },
    /// The worker that had it is gone; it waits again.
    ErrandReturned { at: Moment },
    /// What comes next was thought of: so many calls, numbered on from the last one.
    ErrandThought { offered: Vec<String>, said: Personal<String>, calls: Personal<Vec<Wish>>, count: u32, bill: Bill },
    /// A call isn't made.
    ErrandCallRefused { call: u32, operation: String, why: WhyNot, argument: String, at: Moment },
    /// A call is made without a person.
    ErrandCallCleared { call: u32, operation: String, at: Moment },
    /// A call waits for a person; those who may approve it are told.
    ErrandCallHeld {
        call: u32,
        operation: String,
        why: WhyAsk,
        foreseen: Personal<Foreseen>,
        expires_at: Moment,
        told: Vec<PersonId>,
        at: Moment,
    },
    /// A person let it be made.
    ErrandCallApproved { call: u32, person_id: PersonId, person_name: Personal<String>, at: Moment },
    /// A person didn't, or nobody did in time.
    ErrandCallDeclined {
        call: u32,
        person_id: Option<PersonId>,
        person_name: Option<Personal<String>>,
        note: Option<Personal<String>>,
        at: Moment,
    },
    /// It was made, and this came of it.
    ErrandCallMade { call: u32, result: Personal<String>, left_out: u32, code: Option<String>, at: Moment },
    /// Everything is done.
    ErrandAnswered { answer: Personal<String>, sources: Personal<Vec<ErrandSource>> },
    /// It can't be done.
    ErrandFailed { failure: ErrandFailure, code: Option<String> },
    /// Somebody stopped it.
    ErrandCancelled { person_id: PersonId },
}

/// Why an errand says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrandRefusal {
    /// It was sent before.
    Exists,
    /// It isn't at that point.
    NotNow,
    /// It has ended.
    Ended,
    /// There is no such call.
    NoCall,
    /// The call doesn't wait for anybody.
    NotWaiting,
}

impl ErrandState {
    /// What it needs next.
    pub fn next(&self) -> Next {
        let first = |stage| self.calls.iter().zip(1..).find(|(call, _)| call.stage == stage).map(|(_, number)| number);
        if !matches!(self.status, Some(ErrandStatus::Working | ErrandStatus::Waiting)) {
            return Next::Nothing;
        }
        match (first(CallStage::Cleared), first(CallStage::Waiting), first(CallStage::Planned)) {
            (Some(call), ..) => Next::Make(call),
            (None, Some(_), _) => Next::Wait,
            (None, None, Some(call)) => Next::Judge(call),
            (None, None, None) => Next::Think,
        }
    }

    /// A call by its number, from 1.
    pub fn call(&self, number: u32) -> Option<&CallState> {
        self.calls.get(usize::try_from(number).ok()?.checked_sub(1)?)
    }

    fn moved(&mut self, number: u32, stage: CallStage, at: Moment) {
        let place = usize::try_from(number).unwrap_or(usize::MAX).wrapping_sub(1);
        if let Some(call) = self.calls.get_mut(place) {
            (call.stage, call.since) = (stage, Some(at));
            call.approved |= stage == CallStage::Cleared && self.status == Some(ErrandStatus::Waiting);
        }
        self.lost = 0;
    }
}

impl Aggregate for Errand {
    const NAME: &'static str = "errand";
    const CONTEXT: &'static str = "agent";
    type State = ErrandState;
    type Command = ErrandCommand;
    type Event = ErrandEvent;
    type Refusal = ErrandRefusal;

    fn decide(state: &ErrandState, command: ErrandCommand, at: Moment) -> Result<Vec<ErrandEvent>, ErrandRefusal> {
        decide::decide(state, command, at)
    }

    fn evolve(state: ErrandState, event: &ErrandEvent) -> ErrandState {
        decide::evolve(state, event)
    }
}

impl From<ErrandRefusal> for Refusal {
    fn from(refusal: ErrandRefusal) -> Self {
        match refusal {
            ErrandRefusal::Ended => Self::new(409, "errand_has_ended"),
            ErrandRefusal::NotWaiting => Self::new(409, "call_not_waiting"),
            ErrandRefusal::NoCall => Self::not_found(),
            ErrandRefusal::Exists | ErrandRefusal::NotNow => Self::conflict(),
        }
    }
}

#[path = "errand_decide.rs"]
mod decide;
#[path = "errand_examples.rs"]
mod examples;
pub(super) use examples::example_id;
#[cfg(test)]
#[path = "errand_tests.rs"]
mod tests;
