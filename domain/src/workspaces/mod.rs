//! A client's AI environment: runs of models.

mod cancel_execution;
mod execution;
mod executions;
mod models;
mod show_execution;
mod start_execution;
mod watch_execution;

pub use cancel_execution::CancelExecution;
pub use execution::{
    Answer, Execution, ExecutionCommand, ExecutionEvent, ExecutionRefusal, ExecutionState, ExecutionStatus, Failure,
    FinishReason, Prompt, Turn, TurnRole,
};
pub use executions::{ExecutionRow, ExecutionSort, Executions};
pub use models::{ModelInfo, Models};
pub use show_execution::{ExecutionDetail, ShowExecution};
pub use start_execution::{ExecutionStarted, StartExecution};
pub use watch_execution::{ExecutionProgress, WatchExecution};
