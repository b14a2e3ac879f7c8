//! The frame of a portal and the guard before it. The actor is read synchronously from what the document brought, so
//! both sides decide alike and nothing is suspended around the pages.

use super::connection::ConnectionBar;
use super::session::SessionOver;
use super::sidebar::Sidebar;
use super::summons::{Summonable, Summons};
use super::topbar::Topbar;
use super::{PortalPlace, SkipLink, actor, sign_in_path};
use crate::contexts::developers::watch_calls;
use crate::contexts::identity::Unproven;
use crate::contexts::tenancy::Stopped;
use crate::pages::{Closed, Forbidden};
use crate::port::{self, Density, Erased, Inside};
use domain::policy::{self, Actor, Because, Denied, Portal, Subject, TenantStanding};
use leptos::prelude::*;
use leptos_meta::Html;
use leptos_router::components::Outlet;
use leptos_router::hooks::use_location;

/// The pages of a portal, for those who may enter it.
#[component]
pub fn PortalFrame(portal: Portal) -> impl IntoView {
    let Some(actor) = actor() else { return ToSignIn().erased() };
    match policy::may(&actor, portal.needs(), &Subject::default()) {
        Ok(()) if port::use_boot().is_closed(portal) => {
            let name = PortalPlace::of(portal).name;
            frame(PortalPlace::account(), actor, view! { <Closed name/> }.erased()).erased()
        }
        Ok(()) => frame(PortalPlace::of(portal), actor, view! { <Outlet/> }.erased()).erased(),
        Err(denied @ Denied { because: Because::TenantStands(TenantStanding::Unproven), .. }) => {
            let (refusal, tenant) = (denied.into(), actor.tenant_name.clone());
            frame(PortalPlace::account(), actor, view! { <Unproven refusal tenant/> }.erased()).erased()
        }
        Err(denied @ Denied { because: Because::TenantStands(_), .. }) => {
            let refusal = denied.into();
            frame(PortalPlace::account(), actor, view! { <Stopped refusal/> }.erased()).erased()
        }
        Err(denied) => {
            let tenant = actor.tenant_name.clone();
            frame(PortalPlace::account(), actor, view! { <Forbidden denied tenant/> }.erased()).erased()
        }
    }
}

/// A page about the signed-in person, outside of the portals.
#[component]
pub fn AccountFrame(children: Inside) -> impl IntoView {
    let Some(actor) = actor() else { return ToSignIn().erased() };
    frame(PortalPlace::account(), actor, children.show()).erased()
}

/// Sends a signed-out person to the sign-in page and back again afterwards.
#[component]
fn ToSignIn() -> impl IntoView {
    let location = use_location();
    let path = location.pathname.get_untracked() + &port::with_mark(&location.search.get_untracked());
    port::redirect(&sign_in_path(&path));
}

fn frame(place: &'static PortalPlace, actor: Actor, page: AnyView) -> impl IntoView {
    watch_calls();
    let manner = port::use_boot().manner;
    let density = manner.density.map_or(place.density, Density::as_str);
    let (folded, summons) = (RwSignal::new(manner.is_folded), Summons::new());
    view! {
        <Html {..} data-portal=place.identity data-density=density/>
        <SkipLink/>
        <div class="frame" class:is-folded=move || folded.get()>
            <Sidebar place actor=actor.clone() folded/>
            <div class="frame-main">
                <Topbar place actor=actor.clone() summons/>
                <main id="main" class="page" tabindex="-1">{page}</main>
            </div>
        </div>
        <ConnectionBar/>
        <Summonable place actor=actor.clone() summons/>
        <SessionOver actor/>
    }
}
