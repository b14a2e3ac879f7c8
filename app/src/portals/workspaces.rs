//! A client's AI workspaces.

use crate::contexts::workspaces::{WorkspacePage, WorkspacesPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// The list of workspaces, the page of one.
    WorkspacePages: |_portal, page| match page {
        "workspaces" => view! { <WorkspacesPage/> }.erased(),
        _ => view! { <WorkspacePage/> }.erased(),
    }
}
