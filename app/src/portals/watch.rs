//! What fails, and how fast everything is.

use crate::contexts::platform::{DefectPage, DefectsPage, SpeedPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// Defects and speed.
    WatchPages: |_portal, page| match page {
        "defects" => view! { <DefectsPage/> }.erased(),
        "speed" => view! { <SpeedPage/> }.erased(),
        _ => view! { <DefectPage/> }.erased(),
    }
}
