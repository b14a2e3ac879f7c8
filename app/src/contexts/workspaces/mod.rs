//! Workspaces, and runs of a model in them: the prompt, the answer as it comes, the history, and what
//! colleagues do with it; and conversations.

mod again;
mod ask;
mod asked_tools;
mod cancel;
mod chat;
mod colleague_field;
mod comments;
mod compare_page;
mod composer;
mod labels;
mod live;
mod live_run;
mod manage;
mod rating;
mod run_facts;
mod run_page;
mod runs_history;
mod runs_page;
mod together;
mod usage;
mod workspace_field;

pub use ask::{AnswerPage, AskPage};
pub use chat::{ChatPage, LatestThreads, ThreadPage};
pub use compare_page::ComparePage;
pub use labels::failure as failure_text;
pub use manage::{LastRuns, WorkspacePage, WorkspacesPage};
pub use run_page::RunPage;
pub use runs_page::RunsPage;
pub use usage::{RulesPage, UsageAtAGlance, UsagePage};
pub use workspace_field::WorkspaceField;
