//! Lists whose state stands in the URL: search, filters, order and page, as links and a plain form.

mod chips;
mod export;
mod head;
mod listed;
mod page_error;
mod pager;
mod query;
mod rows;
mod search;

pub use chips::Chips;
pub use export::ExportMenu;
pub use head::ListHead;
pub use listed::Listed;
pub use page_error::Failed;
pub use pager::Pager;
pub use query::{Query, use_query};
pub use rows::{Empty, Rows};
pub use search::Search;
