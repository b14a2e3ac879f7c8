//! A client's AI workspaces.

use crate::contexts::workspaces::{WorkspacePage, WorkspacesPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// The list of workspaces.
    WorkspacesPages: |_portal, _page| view! { <WorkspacesPage/> }.erased()
}

group! {
    /// The page of a workspace.
    WorkspacePages: |_portal, _page| view! { <WorkspacePage/> }.erased()
}
