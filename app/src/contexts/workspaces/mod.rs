//! Runs of a model: the prompt, the answer as it comes, the history.

mod again;
mod cancel;
mod composer;
mod labels;
mod live;
mod live_run;
mod run_facts;
mod run_page;
mod runs_history;
mod runs_page;

pub use run_page::RunPage;
pub use runs_page::RunsPage;
