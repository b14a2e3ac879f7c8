//! What goes on behind the scenes: jobs, tasks that failed for good, sagas, projections, subscribers, the audit log.

mod audit;
mod controls_page;
mod dead_letters;
mod isolation;
mod job_buttons;
mod jobs_page;
mod jobs_table;
mod labels;
mod mail_labels;
mod mail_page;
mod mails_page;
mod overview;
mod own_activity;
mod progress;
mod projections_page;
mod projections_table;
mod rebuild_dialog;
mod rebuild_state;
mod refusals;
mod resume;
mod saga_buttons;
mod sagas_page;
mod sagas_table;
mod subscribers_table;

pub use audit::{AuditEntryPage, AuditLogPage, AuditThingPage, HouseActivity, TenantHistory};
pub use controls_page::ControlsPage;
pub use isolation::IsolationPage;
pub use jobs_page::JobsPage;
pub use mail_page::MailPage;
pub use mails_page::MailsPage;
pub use overview::{HealthPage, OverviewPage, TenantFiguresPage};
pub use own_activity::OwnActivity;
pub use projections_page::ProjectionsPage;
pub use refusals::RefusalsOf;
pub use sagas_page::SagasPage;
