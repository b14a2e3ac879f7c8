//! What the admin looks at first: figures, health, controls.

use super::in_portal;
use crate::contexts::platform::{ControlsPage, HealthPage, OverviewPage, TenantFiguresPage};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// The overview of the platform and the pages beside it.
pub struct DeskPages;

#[lazy_route]
impl LazyRoute for DeskPages {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let DeskPages = this;
        in_portal(|_portal, page| match page {
            "figures" => view! { <TenantFiguresPage/> }.into_any(),
            "controls" => view! { <ControlsPage/> }.into_any(),
            "health" => view! { <HealthPage/> }.into_any(),
            _ => view! { <OverviewPage/> }.into_any(),
        })
    }
}
