//! Work that goes on behind the scenes: a queue in PostgreSQL that carries tasks out, the schedule, what has failed for
//! good, the jobs that people see, and deadlines in business time.
//!
//! The queue is `graphile_worker` in schema `queue`. Its payloads are ids and nothing else: what belongs to a tenant stands
//! in tables with row-level security. Whoever enqueues does it in their own transaction.

pub mod dead;
pub mod due;
mod keep;
mod progress;
mod prune;
pub mod queue;
mod run_job;
mod schedule;
mod task;
mod workers;

pub use keep::{Kept, queue as queue_job};
pub use prune::Prune;
pub use run_job::RunJob;
pub use schedule::{SCHEDULE, crontabs};
pub use task::{Order, Task, TaskFailed, enqueue};
pub use workers::{Pace, Workers};
