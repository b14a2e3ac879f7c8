//! The agent: what a person has it do, with which tools, and what waits for approval.

mod agent_rules;
mod agent_tools;
mod approve_step;
#[cfg(feature = "catalogue")]
pub mod arguments;
mod cancel_errand;
mod charter;
mod decline_step;
mod errand;
mod errand_words;
mod errands;
mod gate;
#[cfg(feature = "catalogue")]
mod judge;
mod replay_errand;
mod rule_set;
mod send_agent;
mod set_agent_rules;
mod show_errand;
mod watch_errand;

pub use agent_rules::{AgentRules, AgentRulesView};
pub use agent_tools::{AgentTool, AgentTools};
pub use approve_step::ApproveStep;
pub use cancel_errand::CancelErrand;
pub use charter::{Charter, CharterCommand, CharterEvent, CharterRefusal, CharterState};
pub use decline_step::DeclineStep;
pub use errand::{
    CALLS_MAX, CallState, Errand, ErrandCommand, ErrandEvent, ErrandRefusal, ErrandState, LOST_MAX, Made, Next, Sent,
    Thought,
};
pub use errand_words::{CallStage, ErrandFailure, ErrandSource, ErrandStatus, Foreseen, ForeseenLine, Planner, Wish};
pub use errands::{ErrandRow, ErrandSort, Errands};
pub use gate::{Approver, Gate, WhyAsk, WhyNot};
#[cfg(feature = "catalogue")]
pub use judge::{Owners, Refused, Verdict, as_sent, is_a_tool, judge, on_errand};
pub use replay_errand::{ErrandMoment, ReplayErrand};
pub use rule_set::{BoundFor, RuleFor, RuleSet};
pub use send_agent::{ErrandStarted, SendAgent};
pub use set_agent_rules::SetAgentRules;
pub use show_errand::{ErrandCall, ErrandDetail, ErrandMember, ErrandTurn, ShowErrand};
pub use watch_errand::{ErrandProgress, WatchErrand};
