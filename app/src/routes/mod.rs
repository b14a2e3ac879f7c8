//! The root component: every route of Portico.

mod pages;
mod tree;

use crate::contexts::notify::Unread;
use crate::frame::{FollowTexts, ImpersonationBanner};
use crate::marketing::SitePage;
use crate::pages::NotFound;
use crate::portals::Group;
use crate::ui::{ToastRegion, Toasts};
use crate::words;
use domain::policy::Portal;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{RouteChildren, Router, Routes, RoutesProps};
use texts::keys;
use tree::{Path, Tree};

/// The root component. Pages are rendered whole before they are sent, so that their status is right and they work
/// without scripts.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    Toasts::provide();
    Unread::provide();
    view! {
        <Router>
            {routes()}
            <ToastRegion close_label=words::texts().text(keys::shell::CLOSE)/>
            <ImpersonationBanner/>
            <FollowTexts/>
        </Router>
    }
}

/// The page of the address, in the frame of its portal.
fn routes() -> impl IntoView {
    let asking = (Path::Known(|path| is_of_site(path, true), "/contact"), Group::SiteForms, &[][..]);
    let read = (Path::Known(|path| is_of_site(path, false), "/"), Group::PublicSite, &[][..]);
    let others = pages::WITHOUT_PORTAL.iter().map(|(path, group)| (Path::Is(path), *group, &[][..]));
    let portals = Portal::ALL.iter().map(|&portal| (Path::Is(portal.path()), Group::PortalFrames, pages::of(portal)));
    let tree = Tree::new([asking, read].into_iter().chain(others).chain(portals));
    let fallback = || view! { <NotFound/> };
    Routes(RoutesProps::builder().fallback(fallback).children(RouteChildren::to_children(move || tree)).build())
}

/// Whether a path is one of the public site's pages that ask for something, or one of those that are read.
fn is_of_site(path: &str, asking: bool) -> bool {
    SitePage::at(path).is_some_and(|(_, page)| page.is_asking() == asking)
}
