//! The platform's own work: requests and use, jobs, deadlines, sagas, projections and the audit, as those who run the
//! installation see them.

mod access;
mod active_people;
mod activity;
mod audit_entry;
mod audit_log;

mod audit_thing;
mod cancel_job;
mod cancel_saga;
mod checkpoints;
mod controls;
mod dead_letters;
mod defects;
mod discard_dead_letter;
mod event_types;
mod follow_changes;
mod found;
mod health;
mod isolation;
mod isolation_cells;
mod isolation_proofs;
mod jobs;
mod mails;
mod my_activity;
mod my_operations;
mod operation_kind;
mod overview;
mod pause_subscriber;
mod projections;
mod prove_isolation;
mod public_status;
mod rebuild_projection;
mod refusals;
mod render_markdown;
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
mod search;
mod show_isolation_proof;
mod show_job;
mod show_mail;
mod sign_in_failures;
mod speed;
mod standing;
mod take_receipt;
mod tenant_figures;
mod thing_kind;
mod usage;
mod watch_job;

pub use access::AccessKind;
pub use active_people::{ActiveDay, ActivePeople, ActiveReport};
pub use activity::{Activity, ActivityBy, ActivityPoint, ActivityReport, DAYS_DEFAULT, DAYS_MAX};
pub use audit_entry::{AuditEntry, AuditField, AuditStep, AuditStory};
pub use audit_log::{AuditKind, AuditLog, AuditRow, AuditSort};
pub use audit_thing::{AuditThing, ThingHistory};
pub use cancel_job::CancelJob;
pub use cancel_saga::CancelSaga;
pub use checkpoints::{CheckpointRow, CheckpointSort, Checkpoints};
pub use controls::{ControlRow, Controls};
pub use dead_letters::{DeadLetterRow, DeadLetters};
pub use defects::{
    BrowserDefect, Crowd, Defect, DefectCommand, DefectDetail, DefectEvent, DefectHour, DefectKind, DefectRefusal,
    DefectRelease, DefectRow, DefectSide, DefectState, DefectStatus, Defects, FixedIn, Occurrence, ReopenDefect,
    ReportDefect, ResolveDefect, ShowDefect,
};
pub use discard_dead_letter::DiscardDeadLetter;
pub use event_types::{EventTypeList, EventTypeRow, EventTypes};
pub use follow_changes::{ChangeNews, FollowChanges, ThingChange};
pub use found::{Found, FoundKind, Mark, marks};
pub use health::{Health, HealthCheck, HealthFigure, HealthPart, HealthReport, HealthState};
pub use isolation::{IsolationCellRow, IsolationProofRow, IsolationSubject, IsolationVerdict};
pub use isolation_cells::IsolationCells;
pub use isolation_proofs::IsolationProofs;
pub use jobs::{JobRow, JobStatus, Jobs};
pub use mails::{MailKind, MailRow, MailStatus, Mails};
pub use my_activity::{ActivityRow, MyActivity};
pub use my_operations::{MyOperation, MyOperationList, MyOperations};
pub use operation_kind::OperationKind;
pub use overview::{GrowthBy, GrowthPoint, Overview, OverviewReport, UseOfDay};
pub use pause_subscriber::PauseSubscriber;
pub use projections::{
    ProjectionKind, ProjectionRow, Projections, ProjectionsReport, RebuildRow, RebuildState, SubscriberRow,
};
pub use prove_isolation::{IsolationProved, ProveIsolation};
pub use public_status::{PartStatus, PublicStatus, STATUS_FRESH_S, StatusPart, StatusReport};
pub use rebuild_projection::{ProjectionRebuilt, RebuildProjection};
pub use refusals::{RefusalRow, Refusals};
pub use render_markdown::{RenderMarkdown, RenderedMarkdown};
pub use requests::{RequestRow, Requests};
pub use resume_subscriber::ResumeSubscriber;
pub use retry_dead_letter::RetryDeadLetter;
pub use retry_job::RetryJob;
pub use retry_saga::RetrySaga;
pub use saga::{Lasting, PlannedStep, Saga, SagaCommand, SagaEvent, SagaOutcome, SagaRefusal};
pub use saga_state::{Next, SagaState, SagaStatus};
pub use sagas::{SagaRow, Sagas};
pub use search::{FOUND_DEFAULT, FOUND_MAX, FoundGroup, Search, SearchResults};
pub use show_isolation_proof::{IsolationCell, IsolationLine, IsolationProofDetail, ShowIsolationProof};
pub use show_job::{JobDetail, ShowJob};
pub use show_mail::{MailDetail, ShowMail};
pub use sign_in_failures::{FailedSignIns, FailuresOfHour, SignInFailures};
pub use speed::{
    DeviceClass, EDGES, Histogram, Rating, ReportVitals, ServerSpeedReport, ShowPageSpeed, ShowPageViews,
    ShowServerSpeed, SpeedFigures, SpeedOfDay, SpeedOfOperation, SpeedOfPage, SpeedPoint, ViewsBy, ViewsOfDay,
    ViewsReport, ViewsRow, Vital, VitalFigures, VitalsReport,
};
pub use standing::{StandingBand, StandingReason, Weighed, weigh};
pub use take_receipt::{AuditReceipt, ReceiptRow, ReceiptSeal, TakeReceipt};
pub use tenant_figures::{TenantFigureRow, TenantFigureSort, TenantFigures};
pub use thing_kind::ThingKind;
pub use usage::{CallOutcome, Usage, UsageRow};
pub use watch_job::WatchJob;
