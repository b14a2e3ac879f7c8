//! One document: read, approved, shared, and its versions beside each other.

mod around;
mod arrange;
mod aside;
mod ask_form;
mod attached;
mod beside;
mod compared;
mod deeds;
mod file;
mod history_page;
mod page;
mod passage;
mod readers;
mod review_form;
mod shares;
mod standing;
mod tags_form;
mod text;
mod versions;

pub(super) use aside::contents;
pub use history_page::HistoryPage;
pub use page::DocumentPage;
