//! What there is to build with.

use crate::contexts::developers::{EventTypePage, EventTypesPage, OperationPage, ReferencePage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// The reference of operations, and the catalogue of events.
    ReferencePages: |_portal, page| match page {
        "reference" => view! { <ReferencePage/> }.erased(),
        "events" => view! { <EventTypesPage/> }.erased(),
        page if page.starts_with("events/") => view! { <EventTypePage/> }.erased(),
        _ => view! { <OperationPage/> }.erased(),
    }
}
