//! Pages that belong to no context: why there is no page.

mod closed;
mod forbidden;
mod not_found;

pub use closed::Closed;
pub use forbidden::Forbidden;
pub use not_found::{Missing, NotFound};
