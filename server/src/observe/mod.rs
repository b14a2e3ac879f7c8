//! Logs, metrics and panics.

pub mod logs;
pub mod panics;
pub mod prometheus;
