//! What surrounds the pages of a portal. The public site and the ways in do without, and so without its code.

use crate::frame::PortalFrame;
use crate::pages::NotFound;
use crate::port::Erased;
use domain::policy::Portal;
use leptos::prelude::*;

group! {
    /// The frame of the portal that the path begins with.
    PortalFrames: |path| match Portal::of_path(path) {
        Some(portal) => view! { <PortalFrame portal/> }.erased(),
        None => view! { <NotFound/> }.erased(),
    }
}
