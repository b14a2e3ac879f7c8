//! The platform's own work: jobs, deadlines and sagas, as those who run the installation see them.

mod cancel_job;
mod cancel_saga;
mod dead_letters;
mod discard_dead_letter;
mod jobs;
mod retry_dead_letter;
mod retry_job;
mod retry_saga;
mod saga;
mod saga_state;
#[cfg(test)]
mod saga_tests;
mod sagas;
mod show_job;
mod watch_job;

pub use cancel_job::CancelJob;
pub use cancel_saga::CancelSaga;
pub use dead_letters::{DeadLetterRow, DeadLetters};
pub use discard_dead_letter::DiscardDeadLetter;
pub use jobs::{JobRow, JobStatus, Jobs};
pub use retry_dead_letter::RetryDeadLetter;
pub use retry_job::RetryJob;
pub use retry_saga::RetrySaga;
pub use saga::{Lasting, PlannedStep, Saga, SagaCommand, SagaEvent, SagaOutcome, SagaRefusal};
pub use saga_state::{Next, SagaState, SagaStatus};
pub use sagas::{SagaRow, Sagas};
pub use show_job::{JobDetail, ShowJob};
pub use watch_job::WatchJob;
