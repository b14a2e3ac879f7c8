//! Documents on their way into the index of knowledge.

use crate::contexts::knowledge::ingestion::{IngestionPage, IngestionsPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// The list of documents on their way, the page of one. They stand in two portals.
    IngestionPages: |portal, page| {
        let base = if portal == "client" { "/client/knowledge" } else { "/employee/knowledge" };
        match page {
            "knowledge/ingestions" => view! { <IngestionsPage base/> }.erased(),
            _ => view! { <IngestionPage base/> }.erased(),
        }
    }
}
