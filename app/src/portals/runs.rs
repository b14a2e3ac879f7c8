//! What a client has models do, and asks its documents.

use crate::contexts::workspaces::{AnswerPage, AskPage, ComparePage, RunPage, RunsPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// The list of runs, the page of one, several side by side; questions to documents and their answers.
    RunsPages: |_portal, page| match page {
        "runs" => view! { <RunsPage/> }.erased(),
        "runs/compare" => view! { <ComparePage/> }.erased(),
        "ask" => view! { <AskPage/> }.erased(),
        answer if answer.starts_with("ask/") => view! { <AnswerPage/> }.erased(),
        _ => view! { <RunPage/> }.erased(),
    }
}
