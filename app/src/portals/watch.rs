//! What fails, and how fast everything is.

use crate::contexts::platform::{DefectPage, DefectsPage, SpeedPage};
use leptos::prelude::*;

group! {
    /// Defects and speed.
    WatchPages: |_portal, page| match page {
        "defects" => view! { <DefectsPage/> }.into_any(),
        "speed" => view! { <SpeedPage/> }.into_any(),
        _ => view! { <DefectPage/> }.into_any(),
    }
}
