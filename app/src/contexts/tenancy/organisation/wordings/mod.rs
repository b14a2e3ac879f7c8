//! Words in the place of built-in texts, of the platform or of one's own tenant: the list of all texts, and the page of one.

mod editor;
mod history;
mod labels;
mod language;
mod text_page;
mod texts_page;

pub use text_page::TextPage;
pub use texts_page::TextsPage;
