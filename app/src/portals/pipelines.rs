//! Pipelines: the list with their runs, and the page on which one is written.

use crate::contexts::pipelines::{PipelinePage, PipelinesPage, RunPage, RunsPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// The pipelines, their runs, the page of one run.
    PipelinesPages: |_portal, page| {
        match page {
            "pipelines" => view! { <PipelinesPage base=BASE/> }.erased(),
            "pipelines/runs" => view! { <RunsPage base=BASE/> }.erased(),
            _ => view! { <RunPage base=BASE/> }.erased(),
        }
    }
}

group! {
    /// The page on which a pipeline is written; its editor travels with nothing else.
    PipelinePages: |_portal, _page| view! { <PipelinePage base=BASE/> }.erased()
}

/// Where pipelines stand.
const BASE: &str = "/client/pipelines";
