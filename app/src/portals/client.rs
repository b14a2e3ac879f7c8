//! Where a client works.

use crate::contexts::workspaces::{RunPage, RunsPage};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
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
        if use_params_map().with_untracked(|map| map.get_str("id").is_some()) {
            view! { <RunPage/> }.into_any()
        } else {
            view! { <RunsPage/> }.into_any()
        }
    }
}
