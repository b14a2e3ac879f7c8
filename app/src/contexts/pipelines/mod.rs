//! Pipelines: their list, the page on which one is written as picture and as text, and their runs step by step.

mod add;
mod after;
mod arguments;
mod asked;
mod bar;
mod begin;
mod desk;
mod draw;
mod edits;
mod field;
mod given;
mod keys_of_picture;
mod labels;
mod list_page;
mod page;
mod panel;
mod picture;
mod publish;
mod run_page;
mod run_picture;
mod run_step;
mod runs_page;
mod steer;
mod text_form;
mod triggers;

pub use list_page::PipelinesPage;
pub use page::PipelinePage;
pub use run_page::RunPage;
pub use runs_page::RunsPage;
