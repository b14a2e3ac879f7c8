//! Looking for passages: the field that stands on the pages of documents, and the page of what was found.

mod hit;
mod search_box;
mod search_page;

pub use search_box::SearchBox;
pub use search_page::SearchPage;
