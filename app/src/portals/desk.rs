//! What the admin looks at first: figures, health, controls.

use crate::contexts::platform::{ControlsPage, HealthPage, OverviewPage, TenantFiguresPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// The overview of the platform.
    DeskPages: |_portal, _page| view! { <OverviewPage/> }.erased()
}

group! {
    /// Figures by tenant, controls, health.
    FiguresPages: |_portal, page| match page {
        "figures" => view! { <TenantFiguresPage/> }.erased(),
        "controls" => view! { <ControlsPage/> }.erased(),
        _ => view! { <HealthPage/> }.erased(),
    }
}
