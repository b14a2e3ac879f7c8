//! The words that errands are described with.

use super::ErrandMember;
use crate::kernel::DocumentId;
use crate::words;
use serde::{Deserialize, Serialize};

words! {
    /// Where an errand stands.
    ErrandStatus {
        /// Waits for a worker.
        Queued = "queued",
        /// The agent is at work.
        Working = "working",
        /// A call waits for a person.
        Waiting = "waiting",
        /// Everything is done.
        Done = "done",
        /// It couldn't be done.
        Failed = "failed",
        /// Somebody stopped it.
        Cancelled = "cancelled",
    }
}

impl ErrandStatus {
    /// Whether nothing more can happen to it.
    pub const fn has_ended(self) -> bool {
        matches!(self, Self::Done | Self::Failed | Self::Cancelled)
    }
}

words! {
    /// What plans an errand.
    Planner {
        /// A model, turn by turn.
        Model = "model",
        /// This installation itself, which finds one tool and fills it in, or else looks in documents.
        BuiltIn = "built_in",
    }
}

words! {
    /// Where a call stands.
    CallStage {
        /// It was asked for, and not judged yet.
        Planned = "planned",
        /// It isn't made.
        Refused = "refused",
        /// It waits for a person.
        Waiting = "waiting",
        /// It is to be made.
        Cleared = "cleared",
        /// A person, or nobody in time, let it be made.
        Declined = "declined",
        /// It was made.
        Made = "made",
    }
}

words! {
    /// Why an errand couldn't be done.
    ErrandFailure {
        /// The model broke, or its provider.
        ModelFailed = "model_failed",
        /// Nothing is left of the budget.
        BudgetUsedUp = "budget_used_up",
        /// A rule of the workspace stopped what was asked or answered.
        RuleStopped = "rule_stopped",
        /// The model was asked as often as the rules let it be.
        TooManyTurns = "too_many_turns",
        /// The servers that worked on it went away.
        Interrupted = "interrupted",
        /// Whoever sent the agent is no longer there, or may no longer send it.
        SenderGone = "sender_gone",
    }
}

/// A call that was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Wish {
    /// How the model names the call, for its result.
    pub id: String,
    /// The tool, as the model wrote it.
    pub tool: String,
    /// Its arguments, as the model wrote them: JSON, or what it took for that.
    pub arguments: String,
}

/// What a call would do, found out without doing it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Foreseen {
    /// What would have happened, in order.
    pub lines: Vec<ForeseenLine>,
    /// The code of the refusal, where the operation would refuse.
    pub refused: Option<String>,
    /// Whether this is all that is known: some of what it does can't be found out beforehand.
    pub only_sketch: bool,
}

/// One thing that would happen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ForeseenLine {
    /// The type of the event.
    pub kind: String,
    /// What it would be about.
    pub thing: String,
    /// In a sentence.
    pub text: String,
    /// What the event would say, shortened: kept by the names that the event has for it, told by those that people have.
    /// Absent where only the sentence was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub members: Option<Vec<ErrandMember>>,
}

/// A passage of a document that an answer rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ErrandSource {
    /// The document.
    pub document: DocumentId,
    /// Its version.
    pub version: u32,
    /// What it is called.
    pub title: String,
    /// Characters of its text before the passage.
    pub from: u32,
    /// Characters of its text up to its end.
    pub to: u32,
}
