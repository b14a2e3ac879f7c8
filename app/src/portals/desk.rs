//! What the admin looks at first: figures, health, controls.

use crate::contexts::platform::{ControlsPage, HealthPage, OverviewPage, TenantFiguresPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// The overview of the platform and the pages beside it.
    DeskPages: |_portal, page| match page {
        "figures" => view! { <TenantFiguresPage/> }.erased(),
        "controls" => view! { <ControlsPage/> }.erased(),
        "health" => view! { <HealthPage/> }.erased(),
        _ => view! { <OverviewPage/> }.erased(),
    }
}
