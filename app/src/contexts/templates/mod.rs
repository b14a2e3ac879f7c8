//! Templates of prompts: the catalogue with what can be run, what is run by the clock, and the desk of those who write them.

mod about;
mod author_page;
mod authored_page;
mod catalogue_page;
mod changes;
mod editor;
mod entry;
mod expected;
mod fill;
mod labels;
mod method;
mod new_page;
mod past;
mod place;
mod publish;
mod schedules;
mod template_page;
mod to_begin;
mod variables;
mod visibility;
mod which;

pub use author_page::AuthorPage;
pub use authored_page::AuthoredPage;
pub use catalogue_page::CataloguePage;
pub use new_page::NewPage;
pub use schedules::{NewSchedulePage, SchedulePage, SchedulesPage};
pub use template_page::TemplatePage;
pub use to_begin::TemplatesToBegin;
