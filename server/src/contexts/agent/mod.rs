//! The agent: what a person has it do, with which tools, and what waits for approval.
//!
//! A worker takes an errand step by step: it has a model think, judges each call that the model wants (`domain::agent::judge`),
//! and makes it through the gateway, as the person within the tenant's rules. What a model, a document or a note says is
//! shown to the model and decides nothing. Each step is an event before the next one begins, and each call bears a key that
//! follows from errand and number, so that a worker that was killed repeats nothing.

mod acting;
mod agent_rules;
mod agent_tools;
mod approve_step;
mod at_work;
mod cancel_errand;
mod charter;
mod choosing;
mod decline_step;
mod errands;
mod expiry;
mod filling;
mod forget;
mod found;
mod judging;
mod kept;
mod leases;
mod making;
mod marked;
mod messages;
mod notices;
mod offers;
mod owners;
mod planning;
mod projected_calls;
mod projection;
mod readable;
mod replay_errand;
mod retention;
mod saying;
mod send_agent;
mod set_agent_rules;
mod show_errand;
mod thinking;
mod turns;
mod watch_errand;
mod worker;

pub use choosing::{NearTool, PASSAGES, is_near, near_tools};
pub use expiry::{ExpireCall, WAITS, waiting_ends};
pub use forget::forget;
pub use kept::KEPT;
pub use notices::NOTICES;
pub use retention::{first_of, forget_words};
pub use worker::AgentWorker;

use crate::gateway::GatewayBuilder;

/// The channel on which workers hear of errands.
const CHANNEL: &str = "portico_errands";

/// The handlers of the context.
pub fn handlers(builder: GatewayBuilder) -> GatewayBuilder {
    builder
        .serve(send_agent::send_agent)
        .serve(errands::errands)
        .serve(show_errand::show_errand)
        .serve(replay_errand::replay_errand)
        .serve(approve_step::approve_step)
        .serve(decline_step::decline_step)
        .serve(cancel_errand::cancel_errand)
        .serve(agent_rules::agent_rules)
        .serve(set_agent_rules::set_agent_rules)
        .serve(agent_tools::agent_tools)
        .serve_stream(watch_errand::watch_errand)
}
