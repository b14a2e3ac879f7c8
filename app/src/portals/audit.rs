//! What has happened.

use crate::contexts::platform::{AuditEntryPage, AuditLogPage, AuditThingPage};
use leptos::prelude::*;

group! {
    /// The audit log, one entry, the story of one thing.
    AuditPages: |_portal, page| match page {
        "audit" => view! { <AuditLogPage/> }.into_any(),
        page if page.starts_with("audit/things/") => view! { <AuditThingPage/> }.into_any(),
        _ => view! { <AuditEntryPage/> }.into_any(),
    }
}
