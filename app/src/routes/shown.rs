//! What a route shows.

use super::client_home;
use crate::frame::PortalFrame;
use crate::port::Erased;
use crate::portals::Group;
use domain::policy::Portal;
use leptos::prelude::*;
use leptos_router::ChooseView;
use leptos_router::components::Redirect;

/// What a route shows.
#[derive(Clone, Copy)]
pub(super) enum Shown {
    /// A page of this group; which one, the address says.
    Page(Group),
    /// The frame of a portal, around the page below it.
    Frame(Portal),
    /// Nothing: whoever comes here is led to the client portal's first page.
    ClientHome,
}

impl ChooseView for Shown {
    async fn choose(self) -> AnyView {
        match self {
            Self::Page(group) => group.view().await,
            Self::Frame(portal) => view! { <PortalFrame portal/> }.erased(),
            Self::ClientHome => view! { <Redirect path=client_home()/> }.erased(),
        }
    }

    async fn preload(&self) {
        if let Self::Page(group) = self {
            group.preload().await;
        }
    }
}
