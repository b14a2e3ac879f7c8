//! What every bounded context stands on.

mod aggregate;
mod ids;
mod language;
mod moment;
mod operation;
mod page;
mod patch;
mod refusal;
pub mod rules;
mod time_zone;
mod validation;
pub mod words;
mod zone;

pub use aggregate::{Aggregate, EventKind};
pub use ids::{ExecutionId, PersonId, SessionId, TenantId};
pub use language::Language;
pub use moment::Moment;
pub use operation::{Access, Attributes, AuditLevel, Example, Kind, LimitClass, Method, Operation, Rest, Wire};
pub use page::{LIMIT_DEFAULT, LIMIT_MAX, Page};
pub use patch::Patch;
pub use refusal::{FieldFault, Refusal};
pub use time_zone::TimeZone;
pub use validation::validate;
pub use zone::{LocalTime, Transition, Zone};
