//! The lists of all operations and all events, made from their declarations by the linker: there is no second list to
//! keep in step. Native only; documents, REST, OpenAPI and the tests that loop over everything read them.

mod envelope;
mod events;
mod operations;
mod refusals;
mod row;

pub use envelope::{Envelope, EnvelopeMetadata, plain};
pub use events::{EventSet, EventType, events};
pub use operations::{Entry, all, find, generator};
