//! What the admin looks at first: figures, health, controls.

use crate::contexts::platform::{ControlsPage, HealthPage, OverviewPage, TenantFiguresPage};
use leptos::prelude::*;

group! {
    /// The overview of the platform and the pages beside it.
    DeskPages: |_portal, page| match page {
        "figures" => view! { <TenantFiguresPage/> }.into_any(),
        "controls" => view! { <ControlsPage/> }.into_any(),
        "health" => view! { <HealthPage/> }.into_any(),
        _ => view! { <OverviewPage/> }.into_any(),
    }
}
