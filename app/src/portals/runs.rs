//! What a client has models do.

use super::in_portal;
use crate::contexts::workspaces::{RunPage, RunsPage};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// The list of runs, the page of one.
pub struct RunsPages;

#[lazy_route]
impl LazyRoute for RunsPages {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let RunsPages = this;
        in_portal(|_portal, page| match page {
            "runs" => view! { <RunsPage/> }.into_any(),
            _ => view! { <RunPage/> }.into_any(),
        })
    }
}
