//! Pipelines: the list with their runs, and the page on which one is written.

use crate::contexts::pipelines::{PipelinePage, PipelinesPage, RunPage, RunsPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// The pipelines, their runs, the page of one run.
    PipelinesPages: |portal, page| {
        let base = base_of(portal);
        match page {
            "pipelines" => view! { <PipelinesPage base/> }.erased(),
            "pipelines/runs" => view! { <RunsPage base/> }.erased(),
            _ => view! { <RunPage base/> }.erased(),
        }
    }
}

group! {
    /// The page on which a pipeline is written; its editor travels with nothing else.
    PipelinePages: |portal, _page| view! { <PipelinePage base=base_of(portal)/> }.erased()
}

/// Where pipelines stand in a portal.
fn base_of(portal: &str) -> &'static str {
    if portal == "client" { "/client/pipelines" } else { "/employee/pipelines" }
}
