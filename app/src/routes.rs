//! The root component: every route of Portico.

use crate::contexts::identity::{AccountPage, SignInPage};
use crate::frame::PortalFrame;
use crate::marketing::HomePage;
use crate::pages::NotFound;
use crate::portals::{AdminPortal, ClientPortal};
use domain::policy::Portal;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{ParentRoute, Redirect, Route, Router, Routes};
use leptos_router::{Lazy, SsrMode, path};

/// The root component. Pages are rendered whole before they are sent, so that their status is right and they work
/// without scripts.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    Effect::new(|_| {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("data-hydrated", "");
        }
    });
    view! {
        <Router>
            <Routes fallback=|| view! { <NotFound/> }>
                <Route path=path!("/") view=HomePage ssr=SsrMode::Async/>
                <Route path=path!("/ar") view=HomePage ssr=SsrMode::Async/>
                <Route path=path!("/zh") view=HomePage ssr=SsrMode::Async/>
                <Route path=path!("/ko") view=HomePage ssr=SsrMode::Async/>
                <Route path=path!("/login") view=SignInPage ssr=SsrMode::Async/>
                <Route path=path!("/account") view=AccountPage ssr=SsrMode::Async/>
                <ParentRoute path=path!("/admin") view=|| view! { <PortalFrame portal=Portal::Admin/> } ssr=SsrMode::Async>
                    <Route path=path!("") view=|| view! { <Redirect path="/admin/tenants"/> } ssr=SsrMode::Async/>
                    <Route path=path!("/tenants") view={Lazy::<AdminPortal>::new()} ssr=SsrMode::Async/>
                </ParentRoute>
                <ParentRoute path=path!("/client") view=|| view! { <PortalFrame portal=Portal::Client/> } ssr=SsrMode::Async>
                    <Route path=path!("") view=|| view! { <Redirect path="/client/runs"/> } ssr=SsrMode::Async/>
                    <Route path=path!("/runs") view={Lazy::<ClientPortal>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/runs/:id") view={Lazy::<ClientPortal>::new()} ssr=SsrMode::Async/>
                </ParentRoute>
            </Routes>
        </Router>
    }
}
