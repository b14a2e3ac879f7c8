//! Workspaces, the runs of models in them, and conversations.

mod answered;
mod as_of;
mod assign_execution;
mod birth;
mod called;
mod cancel_execution;
mod chat;
mod colleagues;
mod comment_execution;
mod compare_executions;
mod enter;
mod execution_comments;
mod execution_output;
mod executions;
mod figures;
mod findable;
mod forget;
mod from_documents;
mod guarding;
mod kept;
mod looked_at;
mod manage;
mod masked;
mod models;
mod my_budgets;
mod named;
mod notices;
mod orphans;
mod places;
mod projected_ends;
mod projected_sources;
mod projected_talk;
mod projection;
mod queue;
mod rate_execution;
mod reached;
mod retention;
mod run_again;
mod run_end;
mod seat;
mod share_execution;
mod show_execution;
mod sieve;
mod spending;
mod start_execution;
mod tab;
mod taking;
mod try_rules;
mod usage_entries;
mod usage_of;
mod watch_execution;
mod word_of_runs;
mod worker;
mod workspace_usage;

pub use enter::{Terms, enter, readable};
pub use figures::runs_by_tenant;
pub use forget::forget;
pub use from_documents::{OutdateAnswers, Outdates, Quoted, answers_citing, sources_of};
pub use kept::KEPT;
pub use named::dearest;
pub use notices::NOTICES;
pub use places::RunPlaces;
pub use queue::{Order, queue, queue_tuned};
pub use retention::ForgetWords;
pub use seat::{Heard, Seat, hear, seat, settle_turn};
pub use word_of_runs::WordOfRuns;
pub use worker::Worker;

use crate::gateway::GatewayBuilder;

/// The channel on which workers hear of new runs.
const CHANNEL: &str = "portico_executions";

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    chat::handlers(manage::handlers(gateway))
        .serve(start_execution::start_execution)
        .serve(from_documents::ask_documents)
        .serve(cancel_execution::cancel_execution)
        .serve(run_again::run_again)
        .serve(executions::executions)
        .serve(show_execution::show_execution)
        .serve(execution_output::execution_output)
        .serve(compare_executions::compare_executions)
        .serve(rate_execution::rate_execution)
        .serve(comment_execution::comment_execution)
        .serve(execution_comments::execution_comments)
        .serve(share_execution::share_execution)
        .serve(assign_execution::assign_execution)
        .serve(colleagues::execution_colleagues)
        .serve(models::models)
        .serve(my_budgets::my_budgets)
        .serve(try_rules::try_rules)
        .serve(usage_entries::usage_entries)
        .serve(workspace_usage::workspace_usage)
        .serve_stream(watch_execution::watch_execution)
}
