//! One document: read, approved, shared, and its versions beside each other.

mod aside;
mod compared;
mod deeds;
mod file;
mod history_page;
mod page;
mod readers;
mod review_form;
mod shares;
mod standing;
mod tags_form;
mod text;

pub use history_page::HistoryPage;
pub use page::DocumentPage;
