//! The developer's screens: home, reference with a try-out, events, calls, and the panel that shows a page's calls.

mod calls_page;
mod calls_panel;
mod calls_table;
mod code;
mod event_page;
mod events_page;
mod home;
mod labels;
mod narrow;
mod operation_facts;
mod operation_page;
mod operation_tables;
mod reference_page;
mod report;
mod tools_page;
mod try_answer;
mod try_out;

pub use calls_page::CallsPage;
pub use calls_panel::watch_calls;
pub use event_page::EventTypePage;
pub use events_page::EventTypesPage;
pub use home::DeveloperHome;
pub use operation_page::OperationPage;
pub use reference_page::ReferencePage;
pub use tools_page::ToolsPage;
