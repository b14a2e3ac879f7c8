//! What has happened.

use crate::contexts::platform::{AuditEntryPage, AuditLogPage, AuditThingPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// The audit log, one entry, the story of one thing.
    AuditPages: |_portal, page| match page {
        "audit" => view! { <AuditLogPage/> }.erased(),
        page if page.starts_with("audit/things/") => view! { <AuditThingPage/> }.erased(),
        _ => view! { <AuditEntryPage/> }.erased(),
    }
}
