//! How somebody's programs fare.

use crate::contexts::developers::{CallsPage, DeveloperHome};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// The developer's home, and the calls.
    DeveloperPages: |_portal, page| match page {
        "calls" => view! { <CallsPage/> }.erased(),
        _ => view! { <DeveloperHome/> }.erased(),
    }
}
