//! What is run by the clock: the list, the page of one, the form, and the part of a template's page.

mod by_the_clock;
mod falls;
mod fields;
mod labels;
mod loaded;
mod new_page;
mod rhythm_fields;
mod schedule_page;
mod schedules_page;
mod switch;

pub(super) use by_the_clock::ByTheClock;
pub use new_page::NewSchedulePage;
pub use schedule_page::SchedulePage;
pub use schedules_page::SchedulesPage;
