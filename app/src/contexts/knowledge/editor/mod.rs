//! Writing a page: begun in a space, then written with a look at it beside the text.

mod area;
mod edit_page;
mod kept;
mod link_dialog;
mod new_page;
mod newer;
mod preview;
mod writer;

pub use edit_page::EditPage;
pub use new_page::NewPage;
