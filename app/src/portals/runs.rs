//! What a client has models do, and asks its documents.

use crate::contexts::workspaces::{AnswerPage, AskPage, ComparePage, RunPage, RunsPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// The list of runs.
    RunsPages: |_portal, _page| view! { <RunsPage/> }.erased()
}

group! {
    /// The page of a run, and several side by side.
    RunPages: |_portal, page| match page {
        "runs/compare" => view! { <ComparePage/> }.erased(),
        _ => view! { <RunPage/> }.erased(),
    }
}

group! {
    /// Questions to documents, and their answers.
    AskPages: |_portal, page| match page {
        "ask" => view! { <AskPage/> }.erased(),
        _ => view! { <AnswerPage/> }.erased(),
    }
}
