//! What a client has models do.

use crate::contexts::workspaces::{ComparePage, RunPage, RunsPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// The list of runs, the page of one, several side by side.
    RunsPages: |_portal, page| match page {
        "runs" => view! { <RunsPage/> }.erased(),
        "runs/compare" => view! { <ComparePage/> }.erased(),
        _ => view! { <RunPage/> }.erased(),
    }
}
