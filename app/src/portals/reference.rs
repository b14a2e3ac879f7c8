//! What there is to build with.

use crate::contexts::developers::{EventTypePage, EventTypesPage, OperationPage, ReferencePage};
use leptos::prelude::*;

group! {
    /// The reference of operations, and the catalogue of events.
    ReferencePages: |_portal, page| match page {
        "reference" => view! { <ReferencePage/> }.into_any(),
        "events" => view! { <EventTypesPage/> }.into_any(),
        page if page.starts_with("events/") => view! { <EventTypePage/> }.into_any(),
        _ => view! { <OperationPage/> }.into_any(),
    }
}
