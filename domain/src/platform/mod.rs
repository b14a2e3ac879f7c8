//! The platform's own work: jobs, deadlines and sagas, as those who run the installation see them.

mod saga;
mod saga_state;
#[cfg(test)]
mod saga_tests;

pub use saga::{Lasting, PlannedStep, Saga, SagaCommand, SagaEvent, SagaOutcome, SagaRefusal};
pub use saga_state::{Next, SagaState, SagaStatus};
