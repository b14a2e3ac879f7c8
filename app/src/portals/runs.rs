//! What a client has models do.

use crate::contexts::workspaces::{RunPage, RunsPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// The list of runs, the page of one.
    RunsPages: |_portal, page| match page {
        "runs" => view! { <RunsPage/> }.erased(),
        _ => view! { <RunPage/> }.erased(),
    }
}
