//! Conversations with models: the list of them, the first question, and one conversation with its branches.

mod answer;
mod attached;
mod begin;
mod composer;
mod conversation;
mod edit;
mod in_short;
mod keys_of_text;
mod latest;
mod list;
mod live_answer;
mod manage;
mod model_choice;
mod page;
mod rate;
mod share;
mod tools;
mod turn;
mod workspace_choice;

pub use latest::LatestThreads;
pub use page::{ChatPage, ThreadPage};
