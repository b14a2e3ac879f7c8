//! The audit log as people read it: who did what and when, what was written, and what else the same request led to.

mod entry_facts;
mod entry_page;
mod fields;
mod filter_fields;
mod filters;
mod house_activity;
mod line;
mod list_page;
mod names;
mod offered;
mod reason;
mod run_trail;
mod story;
mod table;
mod tenant_history;
mod thing_page;
mod things;
mod who;

pub use entry_page::AuditEntryPage;
pub use house_activity::HouseActivity;
pub use list_page::AuditLogPage;
pub use run_trail::RunTrail;
pub use tenant_history::TenantHistory;
pub use thing_page::AuditThingPage;
pub use who::called;

use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The portal whose audit log is meant: a tenant's own is in the client portal, everybody else's in the admin's. Both
/// have the same pages.
fn portal() -> &'static str {
    if use_location().pathname.get_untracked().starts_with("/client") { "/client" } else { "/admin" }
}

/// The path of the list in this portal.
fn base() -> String {
    format!("{}/audit", portal())
}
