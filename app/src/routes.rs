//! The root component: every route of Portico.

use crate::contexts::notify::Unread;
use crate::frame::{FollowTexts, ImpersonationBanner, PortalFrame, PortalPlace, actor};
use crate::marketing::SitePath;
use crate::pages::NotFound;
use crate::portals::*;
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
    Unread::provide();
    view! {
        <Router>
            <Routes fallback=|| view! { <NotFound/> }>
                <Route path=SitePath view={Lazy::<PublicSite>::new()}/>
                <Route path=path!("/login") view={Lazy::<EntryPages>::new()}/>
                <Route path=path!("/login/link") view={Lazy::<EntryPages>::new()}/>
                <Route path=path!("/register") view={Lazy::<EntryPages>::new()}/>
                <Route path=path!("/register/confirm") view={Lazy::<EntryPages>::new()}/>
                <Route path=path!("/password-reset") view={Lazy::<EntryPages>::new()}/>
                <Route path=path!("/password-reset/confirm") view={Lazy::<EntryPages>::new()}/>
                <Route path=path!("/setup") view={Lazy::<EntryPages>::new()}/>
                <Route path=path!("/master-admin/login") view={Lazy::<EntryPages>::new()}/>
                <Route path=path!("/invitations/accept") view={Lazy::<EntryPages>::new()}/>
                <Route path=path!("/login/code") view={Lazy::<EntryPages>::new()}/>
                <Route path=path!("/account") view={Lazy::<AccountHome>::new()}/>
                <Route path=path!("/account/security") view={Lazy::<AccountPages>::new()}/>
                <Route path=path!("/account/notifications") view={Lazy::<AccountPages>::new()}/>
                <Route path=path!("/account/data") view={Lazy::<AccountPages>::new()}/>
                <Route path=path!("/account/apps") view={Lazy::<AccountPages>::new()}/>
                <Route path=path!("/consent") view={Lazy::<EntryPages>::new()}/>
                <Route path=path!("/ui") view={Lazy::<Gallery>::new()}/>
                <ParentRoute path=path!("/admin") view=|| view! { <PortalFrame portal=Portal::Admin/> }>
                    <Route path=path!("") view={Lazy::<DeskPages>::new()}/>
                    <Route path=path!("/figures") view={Lazy::<DeskPages>::new()}/>
                    <Route path=path!("/controls") view={Lazy::<DeskPages>::new()}/>
                    <Route path=path!("/health") view={Lazy::<DeskPages>::new()}/>
                    <Route path=path!("/tenants") view={Lazy::<TenantsPages>::new()}/>
                    <Route path=path!("/tenants/new") view={Lazy::<TenantsPages>::new()}/>
                    <Route path=path!("/tenants/:id") view={Lazy::<TenantsPages>::new()}/>
                    <Route path=path!("/roles") view={Lazy::<RolesPages>::new()}/>
                    <Route path=path!("/roles/use") view={Lazy::<RolesPages>::new()}/>
                    <Route path=path!("/roles/:id") view={Lazy::<RolesPages>::new()}/>
                    <Route path=path!("/tenants/:id/plan") view={Lazy::<PlansPages>::new()}/>
                    <Route path=path!("/plans") view={Lazy::<PlansPages>::new()}/>
                    <Route path=path!("/plans/:id") view={Lazy::<PlansPages>::new()}/>
                    <Route path=path!("/flags") view={Lazy::<PlansPages>::new()}/>
                    <Route path=path!("/people") view={Lazy::<PeoplePages>::new()}/>
                    <Route path=path!("/people/overview") view={Lazy::<PeoplePages>::new()}/>
                    <Route path=path!("/people/:id") view={Lazy::<PeoplePages>::new()}/>
                    <Route path=path!("/sessions") view={Lazy::<KeysPages>::new()}/>
                    <Route path=path!("/keys") view={Lazy::<KeysPages>::new()}/>
                    <Route path=path!("/jobs") view={Lazy::<EnginePages>::new()}/>
                    <Route path=path!("/sagas") view={Lazy::<EnginePages>::new()}/>
                    <Route path=path!("/projections") view={Lazy::<EnginePages>::new()}/>
                    <Route path=path!("/defects") view={Lazy::<WatchPages>::new()}/>
                    <Route path=path!("/defects/:id") view={Lazy::<WatchPages>::new()}/>
                    <Route path=path!("/speed") view={Lazy::<WatchPages>::new()}/>
                    <Route path=path!("/settings") view={Lazy::<SettingsPages>::new()}/>
                    <Route path=path!("/secrets") view={Lazy::<SettingsPages>::new()}/>
                    <Route path=path!("/texts") view={Lazy::<TextsPages>::new()}/>
                    <Route path=path!("/texts/:key") view={Lazy::<TextsPages>::new()}/>
                    <Route path=path!("/campaigns") view={Lazy::<GrowthPages>::new()}/>
                    <Route path=path!("/campaigns/:id") view={Lazy::<GrowthPages>::new()}/>
                    <Route path=path!("/leads") view={Lazy::<GrowthPages>::new()}/>
                    <Route path=path!("/leads/readers") view={Lazy::<GrowthPages>::new()}/>
                    <Route path=path!("/leads/:id") view={Lazy::<GrowthPages>::new()}/>
                    <Route path=path!("/mail") view={Lazy::<EnginePages>::new()}/>
                    <Route path=path!("/mail/:id") view={Lazy::<EnginePages>::new()}/>
                    <Route path=path!("/isolation") view={Lazy::<EnginePages>::new()}/>
                    <Route path=path!("/audit") view={Lazy::<AuditPages>::new()}/>
                    <Route path=path!("/audit/things/:id") view={Lazy::<AuditPages>::new()}/>
                    <Route path=path!("/audit/:id") view={Lazy::<AuditPages>::new()}/>
                </ParentRoute>
                <ParentRoute path=path!("/client") view=|| view! { <PortalFrame portal=Portal::Client/> }>
                    <Route path=path!("") view=|| view! { <Redirect path=client_home()/> }/>
                    <Route path=path!("/runs") view={Lazy::<RunsPages>::new()}/>
                    <Route path=path!("/runs/:id") view={Lazy::<RunsPages>::new()}/>
                    <Route path=path!("/roles") view={Lazy::<RolesPages>::new()}/>
                    <Route path=path!("/roles/use") view={Lazy::<RolesPages>::new()}/>
                    <Route path=path!("/roles/:id") view={Lazy::<RolesPages>::new()}/>
                    <Route path=path!("/people") view={Lazy::<PeoplePages>::new()}/>
                    <Route path=path!("/people/:id") view={Lazy::<PeoplePages>::new()}/>
                    <Route path=path!("/identity") view={Lazy::<SettingsPages>::new()}/>
                    <Route path=path!("/clients") view={Lazy::<OrganisationPages>::new()}/>
                    <Route path=path!("/plan") view={Lazy::<PlansPages>::new()}/>
                    <Route path=path!("/organisation") view={Lazy::<OrganisationPages>::new()}/>
                    <Route path=path!("/teams") view={Lazy::<TeamsPages>::new()}/>
                    <Route path=path!("/departments") view={Lazy::<TeamsPages>::new()}/>
                    <Route path=path!("/locations") view={Lazy::<TeamsPages>::new()}/>
                    <Route path=path!("/branding") view={Lazy::<OrganisationPages>::new()}/>
                    <Route path=path!("/settings") view={Lazy::<SettingsPages>::new()}/>
                    <Route path=path!("/secrets") view={Lazy::<SettingsPages>::new()}/>
                    <Route path=path!("/texts") view={Lazy::<TextsPages>::new()}/>
                    <Route path=path!("/texts/:key") view={Lazy::<TextsPages>::new()}/>
                    <Route path=path!("/files") view={Lazy::<FilesPages>::new()}/>
                    <Route path=path!("/keys") view={Lazy::<KeysPages>::new()}/>
                    <Route path=path!("/files/:id") view={Lazy::<FilesPages>::new()}/>
                    <Route path=path!("/audit") view={Lazy::<AuditPages>::new()}/>
                    <Route path=path!("/audit/things/:id") view={Lazy::<AuditPages>::new()}/>
                    <Route path=path!("/audit/:id") view={Lazy::<AuditPages>::new()}/>
                </ParentRoute>
                <ParentRoute path=path!("/developer") view=|| view! { <PortalFrame portal=Portal::Developer/> }>
                    <Route path=path!("") view={Lazy::<DeveloperPages>::new()}/>
                    <Route path=path!("/reference") view={Lazy::<ReferencePages>::new()}/>
                    <Route path=path!("/reference/:operation") view={Lazy::<ReferencePages>::new()}/>
                    <Route path=path!("/events") view={Lazy::<ReferencePages>::new()}/>
                    <Route path=path!("/events/:event") view={Lazy::<ReferencePages>::new()}/>
                    <Route path=path!("/keys") view={Lazy::<KeysPages>::new()}/>
                    <Route path=path!("/calls") view={Lazy::<DeveloperPages>::new()}/>
                </ParentRoute>
                <ParentRoute path=path!("/support") view=|| view! { <PortalFrame portal=Portal::Support/> }>
                    <Route path=path!("") view={Lazy::<SupportPages>::new()}/>
                    <Route path=path!("/people") view={Lazy::<PeoplePages>::new()}/>
                    <Route path=path!("/people/:id") view={Lazy::<SupportPages>::new()}/>
                    <Route path=path!("/tenants") view={Lazy::<SupportPages>::new()}/>
                    <Route path=path!("/tenants/:id") view={Lazy::<SupportPages>::new()}/>
                </ParentRoute>
                <ParentRoute path=path!("/vendor") view=|| view! { <PortalFrame portal=Portal::Vendor/> }>
                    <Route path=path!("") view={Lazy::<HomePages>::new()}/>
                    <Route path=path!("/keys") view={Lazy::<KeysPages>::new()}/>
                </ParentRoute>
                <ParentRoute path=path!("/investor") view=|| view! { <PortalFrame portal=Portal::Investor/> }>
                    <Route path=path!("") view={Lazy::<HomePages>::new()}/>
                </ParentRoute>
                <ParentRoute path=path!("/employee") view=|| view! { <PortalFrame portal=Portal::Employee/> }>
                    <Route path=path!("") view={Lazy::<HomePages>::new()}/>
                    <Route path=path!("/people") view={Lazy::<PeoplePages>::new()}/>
                    <Route path=path!("/people/:id") view={Lazy::<PeoplePages>::new()}/>
                </ParentRoute>
            </Routes>
            <ToastRegion close_label=words::texts().text(keys::shell::CLOSE)/>
            <ImpersonationBanner/>
            <FollowTexts/>
        </Router>
    }
}

/// Where the client portal begins: its first page that the tenant has.
fn client_home() -> &'static str {
    PortalPlace::of(Portal::Client).home(actor().as_ref())
}
