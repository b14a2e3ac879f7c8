//! People as those see them who help them: one in brief, and whom one has acted as.

mod begun;
mod membership;
mod person_page;
mod security;
mod sessions;

pub use begun::BegunImpersonationsSection;
pub use person_page::HelpedPersonPage;
