//! The platform's own work: requests and use, jobs, deadlines, sagas, projections and the audit, as those who run the
//! installation see them.

mod access;
mod active_people;
mod activity;
mod audit_entry;
mod audit_log;
mod cancel_job;
mod cancel_saga;
mod checkpoints;
mod dead_letters;
mod discard_dead_letter;
mod event_types;
mod jobs;
mod mails;
mod my_activity;
mod pause_subscriber;
mod projections;
mod rebuild_projection;
mod requests;
mod resume_subscriber;
mod retry_dead_letter;
mod retry_job;
mod retry_saga;
mod saga;
mod saga_state;
#[cfg(test)]
mod saga_tests;
mod sagas;
mod show_job;
mod show_mail;
mod sign_in_failures;
mod usage;
mod watch_job;

pub use access::AccessKind;
pub use active_people::{ActiveDay, ActivePeople, ActiveReport};
pub use activity::{Activity, ActivityBy, ActivityPoint, ActivityReport, DAYS_DEFAULT, DAYS_MAX};
pub use audit_entry::{AuditEntry, AuditField, AuditStep, AuditStory};
pub use audit_log::{AuditKind, AuditLog, AuditRow, AuditSort};
pub use cancel_job::CancelJob;
pub use cancel_saga::CancelSaga;
pub use checkpoints::{CheckpointRow, CheckpointSort, Checkpoints};
pub use dead_letters::{DeadLetterRow, DeadLetters};
pub use discard_dead_letter::DiscardDeadLetter;
pub use event_types::{EventTypeList, EventTypeRow, EventTypes};
pub use jobs::{JobRow, JobStatus, Jobs};
pub use mails::{MailKind, MailRow, MailStatus, Mails};
pub use my_activity::{ActivityRow, MyActivity};
pub use pause_subscriber::PauseSubscriber;
pub use projections::{
    ProjectionKind, ProjectionRow, Projections, ProjectionsReport, RebuildRow, RebuildState, SubscriberRow,
};
pub use rebuild_projection::{ProjectionRebuilt, RebuildProjection};
pub use requests::{RequestRow, Requests};
pub use resume_subscriber::ResumeSubscriber;
pub use retry_dead_letter::RetryDeadLetter;
pub use retry_job::RetryJob;
pub use retry_saga::RetrySaga;
pub use saga::{Lasting, PlannedStep, Saga, SagaCommand, SagaEvent, SagaOutcome, SagaRefusal};
pub use saga_state::{Next, SagaState, SagaStatus};
pub use sagas::{SagaRow, Sagas};
pub use show_job::{JobDetail, ShowJob};
pub use show_mail::{MailDetail, ShowMail};
pub use sign_in_failures::{FailedSignIns, FailuresOfHour, SignInFailures};
pub use usage::{CallOutcome, Usage, UsageRow};
pub use watch_job::WatchJob;
