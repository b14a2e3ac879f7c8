//! What every bounded context stands on.

mod aggregate;
mod ids;
mod job;
mod mode;
mod moment;
#[cfg(feature = "catalogue")]
mod older;
mod operation;
mod page;
mod personal;
mod refusal;
pub mod rules;
mod validation;
pub mod words;

pub use aggregate::{Aggregate, EventExamples, EventKind, Folded};
pub use ids::{ExecutionId, JobId, PersonId, SessionId, TenantId};
pub use job::JobStarted;
pub use mode::Mode;
pub use moment::Moment;
#[cfg(feature = "catalogue")]
pub use older::Older;
pub use operation::{Access, Attributes, AuditLevel, Example, Kind, LimitClass, Method, Operation, Rest, Wire};
pub use page::{LIMIT_DEFAULT, LIMIT_MAX, Page};
pub use personal::{PERSONAL, Personal};
pub use refusal::{FieldFault, Refusal};
pub use validation::validate;
