//! What a route shows.

use crate::frame::PortalFrame;
use crate::port::Erased;
use crate::portals::Group;
use domain::policy::Portal;
use leptos::prelude::*;
use leptos_router::ChooseView;

/// What a route shows.
#[derive(Clone, Copy)]
pub(super) enum Shown {
    /// A page of this group; which one, the address says.
    Page(Group),
    /// The frame of a portal, around the page below it.
    Frame(Portal),
}

impl ChooseView for Shown {
    async fn choose(self) -> AnyView {
        match self {
            Self::Page(group) => group.view().await,
            Self::Frame(portal) => view! { <PortalFrame portal/> }.erased(),
        }
    }

    async fn preload(&self) {
        if let Self::Page(group) = self {
            group.preload().await;
        }
    }
}
