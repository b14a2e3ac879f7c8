//! How somebody's programs fare, and how agents are let in.

use crate::contexts::developers::{CallsPage, DeveloperHome, ToolsPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// The developer's home, the calls, and the door for outside agents.
    DeveloperPages: |_portal, page| match page {
        "calls" => view! { <CallsPage/> }.erased(),
        "mcp" => view! { <ToolsPage/> }.erased(),
        _ => view! { <DeveloperHome/> }.erased(),
    }
}
