//! What goes on behind the scenes: jobs, tasks that failed for good, and sagas.

mod confirm;
mod dead_letters;
mod job_buttons;
mod jobs_page;
mod jobs_table;
mod labels;
mod progress;
mod saga_buttons;
mod sagas_page;
mod sagas_table;

pub use jobs_page::JobsPage;
pub use sagas_page::SagasPage;
