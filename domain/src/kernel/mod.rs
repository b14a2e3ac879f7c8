//! What every bounded context stands on.

mod aggregate;
mod diff;
mod ids;
mod job;
mod language;
mod mode;
mod moment;
#[cfg(feature = "catalogue")]
mod older;
mod operation;
mod page;
mod patch;
mod personal;
mod refusal;
pub mod rules;
mod time_zone;
mod validation;
pub mod words;
mod zone;

pub use aggregate::{Aggregate, EventExamples, EventKind, Folded};
pub use diff::{DiffLine, Difference, difference};
pub use ids::{
    AddOnId, ApiKeyId, AppId, BudgetId, CellId, ChallengeId, ClientId, CommentId, DataExportId, DefectId, DepartmentId,
    DocumentId, DomainId, EntryId, ErrandId, ExecutionId, FileId, HostId, InvitationId, JobId, LeadId, LocationId,
    MailId, ModelProviderId, NoticeId, PasskeyId, PersonId, PipelineId, PipelineRunId, ProofId, ProviderId,
    ProvisioningId, ReaderId, RoleId, RunScheduleId, SagaId, SecretId, ServiceAccountId, SessionId, ShareId, SpaceId,
    TeamId, TemplateId, TenantId, ThreadId, UploadId, WebsiteId, WorkspaceId,
};
pub use job::JobStarted;
pub use language::Language;
pub use mode::Mode;
pub use moment::Moment;
#[cfg(feature = "catalogue")]
pub use older::Older;
pub use operation::{Access, Attributes, AuditLevel, Example, Kind, LimitClass, Method, Operation, Rest, Wire};
pub use page::{LIMIT_DEFAULT, LIMIT_MAX, Page};
pub use patch::Patch;
pub use personal::{PERSONAL, Personal};
pub use refusal::{FieldFault, Refusal};
pub use time_zone::TimeZone;
pub use validation::validate;
pub use zone::{LocalTime, Transition, Zone};
