//! What every bounded context stands on.

mod aggregate;
mod ids;
mod job;
mod moment;
mod operation;
mod page;
mod refusal;
pub mod rules;
mod validation;
pub mod words;

pub use aggregate::{Aggregate, EventKind};
pub use ids::{ExecutionId, FileId, JobId, PersonId, SessionId, TenantId, UploadId};
pub use job::JobStarted;
pub use moment::Moment;
pub use operation::{Access, Attributes, AuditLevel, Example, Kind, LimitClass, Method, Operation, Rest, Wire};
pub use page::{LIMIT_DEFAULT, LIMIT_MAX, Page};
pub use refusal::{FieldFault, Refusal};
pub use validation::validate;
