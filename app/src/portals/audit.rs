//! What has happened.

use super::in_portal;
use crate::contexts::platform::{AuditEntryPage, AuditLogPage, AuditThingPage};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// The audit log, one entry, the story of one thing.
pub struct AuditPages;

#[lazy_route]
impl LazyRoute for AuditPages {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let AuditPages = this;
        in_portal(|_portal, page| match page {
            "audit" => view! { <AuditLogPage/> }.into_any(),
            page if page.starts_with("audit/things/") => view! { <AuditThingPage/> }.into_any(),
            _ => view! { <AuditEntryPage/> }.into_any(),
        })
    }
}
