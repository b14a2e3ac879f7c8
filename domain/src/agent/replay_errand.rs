use super::ErrandMember;
use super::errand::example_id;
use crate::kernel::{ErrandId, Example, Moment};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// An errand step by step as the log has it: every prompt, turn, call, decision and refusal, with who brought it about. What
/// the workspace no longer keeps is null.
#[operation(query, agent, rest = GET "/errands/{id}/replay", needs = UseAgent, entitlement = AiRuns, output = Vec<ErrandMoment>, audit = Sensitive)]
pub struct ReplayErrand {
    /// The errand.
    pub id: ErrandId,
}

/// One event of an errand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ErrandMoment {
    /// Its number, from 1.
    pub number: u32,
    /// When.
    pub at: Moment,
    /// The type of the event, `ErrandCallRefused`.
    pub kind: String,
    /// Who brought it about, `person:…` or `system:…`.
    pub by: String,
    /// What they are called; absent where nobody is, or where it isn't known any more.
    pub by_name: Option<String>,
    /// Through which door.
    pub door: String,
    /// What people call the operation that it is about, in the reader's language; absent where it is about none.
    pub title: Option<String>,
    /// What it says, as far as people can read it: of what was thought, each call by its title with its arguments.
    pub members: Vec<ErrandMember>,
    /// All that it says, as JSON.
    pub payload: String,
}

impl Example for ReplayErrand {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
