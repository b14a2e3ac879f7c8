//! How somebody's programs fare.

use crate::contexts::developers::{CallsPage, DeveloperHome};
use leptos::prelude::*;

group! {
    /// The developer's home, and the calls.
    DeveloperPages: |_portal, page| match page {
        "calls" => view! { <CallsPage/> }.into_any(),
        _ => view! { <DeveloperHome/> }.into_any(),
    }
}
