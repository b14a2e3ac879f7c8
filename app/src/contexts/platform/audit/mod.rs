//! The audit log as people read it: who did what and when, what was written, and what else the same request led to.

mod entry_facts;
mod entry_page;
mod fields;
mod filter_fields;
mod filters;
mod line;
mod list_page;
mod names;
mod offered;
mod story;
mod table;
mod tenant_history;
mod thing_page;
mod things;
mod who;

pub use entry_page::AuditEntryPage;
pub use list_page::AuditLogPage;
pub use tenant_history::TenantHistory;
pub use thing_page::AuditThingPage;

use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The portal whose page this is: both have the same pages of the audit log.
fn portal() -> &'static str {
    if use_location().pathname.get_untracked().starts_with("/admin") { "/admin" } else { "/client" }
}

/// The path of the list in this portal.
fn base() -> String {
    format!("{}/audit", portal())
}
