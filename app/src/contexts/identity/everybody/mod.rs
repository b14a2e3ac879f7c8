//! Everybody's sessions and every tenant's keys, for those who run the installation.

mod keys_page;
mod keys_table;
mod sessions_page;
mod sessions_table;

pub use keys_page::AllKeysPage;
pub use sessions_page::AllSessionsPage;

use crate::lists::Query;
use domain::kernel::{PersonId, TenantId};

/// The tenant that the address names.
fn tenant_of(query: &Query) -> Option<TenantId> {
    query.get("tenant").and_then(|id| id.parse().ok())
}

/// The person that the address names.
fn person_of(query: &Query) -> Option<PersonId> {
    query.get("actor").and_then(|id| id.parse().ok())
}
