//! Where a client works.

use crate::contexts::federation::IdentityPage;
use crate::contexts::files::{FilePage, FilesPage};
use crate::contexts::workspaces::{RunPage, RunsPage};
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};
use leptos_router::{LazyRoute, lazy_route};

/// The pages of the client portal, one chunk of the WebAssembly. The route's parameters say which one it is.
pub struct ClientPortal;

#[lazy_route]
impl LazyRoute for ClientPortal {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let ClientPortal = this;
        let is_one = use_params_map().with_untracked(|map| map.get_str("id").is_some());
        if use_location().pathname.with_untracked(|path| path.starts_with("/client/identity")) {
            return view! { <IdentityPage/> }.into_any();
        }
        let is_files = use_location().pathname.with_untracked(|path| path.starts_with("/client/files"));
        match (is_files, is_one) {
            (true, true) => view! { <FilePage/> }.into_any(),
            (true, false) => view! { <FilesPage/> }.into_any(),
            (false, true) => view! { <RunPage/> }.into_any(),
            (false, false) => view! { <RunsPage/> }.into_any(),
        }
    }
}
