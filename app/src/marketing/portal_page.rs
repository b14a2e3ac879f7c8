//! A page for each portal.

use super::home::End;
use super::portal_cards::{Entry, PortalCards};
use super::site_frame::SiteFrame;
use super::{SitePage, SitePortal};
use crate::ui::{Alert, Icon, Tone};
use crate::words;
use leptos::prelude::*;
use texts::keys;

/// What one portal is for, and what works of it today.
#[component]
pub fn PortalPage(portal: SitePortal) -> impl IntoView {
    let texts = words::texts();
    let said = portal.words();
    let points: Vec<_> = said
        .points
        .into_iter()
        .map(|point| view! { <li class="point"><Icon name="check"/><p>{texts.text(point)}</p></li> })
        .collect();
    let later = (!portal.is_open()).then(|| {
        view! {
            <Alert tone=Tone::Info title=texts.text(keys::site_portals::LATER).to_owned()>
                <p>{texts.text(keys::site_portals::LATER_TEXT)}</p>
            </Alert>
        }
    });
    view! {
        <SiteFrame page=SitePage::Portal(portal)>
            <section class="hero-ground" data-portal=portal.identity()>
                <div class="band opening">
                    <span class="portal-glyph large"><Icon name=portal.glyph()/></span>
                    <h1>{texts.text(said.name)}</h1>
                    <p class="lead">{texts.text(said.lead)}</p>
                    <p><Entry portal/></p>
                </div>
            </section>
            <section class="band">
                <h2 class="t-2xl">{texts.text(keys::site_portals::TODAY)}</h2>
                <ul class="points single" data-portal=portal.identity()>{points}</ul>
                <div class="prose">{later}</div>
            </section>
            <section class="band wide">
                <h2 class="t-2xl">{texts.text(keys::site_portals::OTHERS)}</h2>
                <PortalCards besides=portal/>
            </section>
            <End/>
        </SiteFrame>
    }
}
