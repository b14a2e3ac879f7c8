//! The root component: every route of Portico.

use crate::contexts::identity::{AccountPage, CodePage, SignInPage};
use crate::frame::{ImpersonationBanner, PortalFrame, PortalPlace, actor};
use crate::marketing::SitePath;
use crate::pages::NotFound;
use crate::portals::{AccountPortal, AdminPortal, ClientPortal, EntryPages, Gallery, PublicSite};
use crate::ui::{ToastRegion, Toasts};
use crate::words;
use domain::policy::Portal;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{ParentRoute, Redirect, Route, Router, Routes};
use leptos_router::{Lazy, path};
use texts::keys;

/// The root component. Pages are rendered whole before they are sent, so that their status is right and they work
/// without scripts.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    Toasts::provide();
    view! {
        <Router>
            <Routes fallback=|| view! { <NotFound/> }>
                <Route path=SitePath view={Lazy::<PublicSite>::new()}/>
                <Route path=path!("/login") view=SignInPage/>
                <Route path=path!("/login/link") view={Lazy::<EntryPages>::new()}/>
                <Route path=path!("/register") view={Lazy::<EntryPages>::new()}/>
                <Route path=path!("/register/confirm") view={Lazy::<EntryPages>::new()}/>
                <Route path=path!("/password-reset") view={Lazy::<EntryPages>::new()}/>
                <Route path=path!("/password-reset/confirm") view={Lazy::<EntryPages>::new()}/>
                <Route path=path!("/setup") view={Lazy::<EntryPages>::new()}/>
                <Route path=path!("/master-admin/login") view={Lazy::<EntryPages>::new()}/>
                <Route path=path!("/invitations/accept") view={Lazy::<EntryPages>::new()}/>
                <Route path=path!("/login/code") view=CodePage/>
                <Route path=path!("/account") view=AccountPage/>
                <Route path=path!("/account/security") view={Lazy::<AccountPortal>::new()}/>
                <Route path=path!("/account/data") view={Lazy::<AccountPortal>::new()}/>
                <Route path=path!("/account/apps") view={Lazy::<AccountPortal>::new()}/>
                <Route path=path!("/consent") view={Lazy::<EntryPages>::new()}/>
                <Route path=path!("/ui") view={Lazy::<Gallery>::new()}/>
                <ParentRoute path=path!("/admin") view=|| view! { <PortalFrame portal=Portal::Admin/> }>
                    <Route path=path!("") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/figures") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/controls") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/health") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/tenants") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/tenants/new") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/tenants/:id") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/roles") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/roles/use") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/roles/:id") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/tenants/:id/plan") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/plans") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/plans/:id") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/flags") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/people") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/people/overview") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/people/:id") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/sessions") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/keys") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/jobs") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/sagas") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/projections") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/settings") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/secrets") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/leads") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/leads/readers") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/leads/:id") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/mail") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/mail/:id") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/isolation") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/audit") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/audit/things/:id") view={Lazy::<AdminPortal>::new()}/>
                    <Route path=path!("/audit/:id") view={Lazy::<AdminPortal>::new()}/>
                </ParentRoute>
                <ParentRoute path=path!("/client") view=|| view! { <PortalFrame portal=Portal::Client/> }>
                    <Route path=path!("") view=|| view! { <Redirect path=client_home()/> }/>
                    <Route path=path!("/runs") view={Lazy::<ClientPortal>::new()}/>
                    <Route path=path!("/runs/:id") view={Lazy::<ClientPortal>::new()}/>
                    <Route path=path!("/roles") view={Lazy::<ClientPortal>::new()}/>
                    <Route path=path!("/roles/use") view={Lazy::<ClientPortal>::new()}/>
                    <Route path=path!("/roles/:id") view={Lazy::<ClientPortal>::new()}/>
                    <Route path=path!("/people") view={Lazy::<ClientPortal>::new()}/>
                    <Route path=path!("/people/:id") view={Lazy::<ClientPortal>::new()}/>
                    <Route path=path!("/identity") view={Lazy::<ClientPortal>::new()}/>
                    <Route path=path!("/clients") view={Lazy::<ClientPortal>::new()}/>
                    <Route path=path!("/plan") view={Lazy::<ClientPortal>::new()}/>
                    <Route path=path!("/organisation") view={Lazy::<ClientPortal>::new()}/>
                    <Route path=path!("/teams") view={Lazy::<ClientPortal>::new()}/>
                    <Route path=path!("/departments") view={Lazy::<ClientPortal>::new()}/>
                    <Route path=path!("/locations") view={Lazy::<ClientPortal>::new()}/>
                    <Route path=path!("/branding") view={Lazy::<ClientPortal>::new()}/>
                    <Route path=path!("/settings") view={Lazy::<ClientPortal>::new()}/>
                    <Route path=path!("/secrets") view={Lazy::<ClientPortal>::new()}/>
                    <Route path=path!("/files") view={Lazy::<ClientPortal>::new()}/>
                    <Route path=path!("/keys") view={Lazy::<ClientPortal>::new()}/>
                    <Route path=path!("/files/:id") view={Lazy::<ClientPortal>::new()}/>
                    <Route path=path!("/audit") view={Lazy::<ClientPortal>::new()}/>
                    <Route path=path!("/audit/things/:id") view={Lazy::<ClientPortal>::new()}/>
                    <Route path=path!("/audit/:id") view={Lazy::<ClientPortal>::new()}/>
                </ParentRoute>
            </Routes>
            <ToastRegion close_label=words::texts().text(keys::shell::CLOSE)/>
            <ImpersonationBanner/>
        </Router>
    }
}

/// Where the client portal begins: its first page that the tenant has.
fn client_home() -> &'static str {
    PortalPlace::of(Portal::Client).home(actor().as_ref())
}
