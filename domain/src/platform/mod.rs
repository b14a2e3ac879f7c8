//! The platform's own work: jobs, deadlines, sagas and the audit, as those who run the installation see them.

mod access;
mod audit_entry;
mod audit_log;
mod checkpoints;
mod event_types;
mod my_activity;

pub use access::AccessKind;
pub use audit_entry::{AuditEntry, AuditField, AuditStep, AuditStory};
pub use audit_log::{AuditKind, AuditLog, AuditRow, AuditSort};
pub use checkpoints::{CheckpointRow, CheckpointSort, Checkpoints};
pub use event_types::{EventTypeList, EventTypeRow, EventTypes};
pub use my_activity::{Activity, MyActivity};
