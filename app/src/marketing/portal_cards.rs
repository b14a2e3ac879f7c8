//! The portals as cards: name, sentence, and whether one can enter today.

use super::{SitePage, SitePortal};
use crate::ui::{Badge, Icon, Tone};
use crate::words;
use leptos::prelude::*;
use texts::keys;

/// A card for each portal but `besides`.
#[component]
pub(super) fn PortalCards(#[prop(optional)] besides: Option<SitePortal>) -> impl IntoView {
    let cards: Vec<_> = SitePortal::ALL.into_iter().filter(|portal| Some(*portal) != besides).map(card).collect();
    view! { <ul class="portal-cards">{cards}</ul> }
}

fn card(portal: SitePortal) -> impl IntoView {
    let texts = words::texts();
    let words = portal.words();
    let href = texts.locale().page(SitePage::Portal(portal).path());
    view! {
        <li class="portal-card" data-portal=portal.identity()>
            <span class="portal-glyph"><Icon name=portal.glyph()/></span>
            <h3 class="t-md">
                <a href=href rel="external">{texts.text(words.name)}</a>
            </h3>
            <p class="t-sm">{texts.text(words.lead)}</p>
            <Entry portal/>
        </li>
    }
}

/// Whether one can enter today, as icon and word.
#[component]
pub(super) fn Entry(portal: SitePortal) -> impl IntoView {
    let texts = words::texts();
    let (tone, icon, label) = match portal.is_open() {
        true => (Tone::Success, "circle-check", keys::site_portals::OPEN),
        false => (Tone::Neutral, "clock", keys::site_portals::LATER),
    };
    view! { <Badge tone icon label=texts.text(label)/> }
}
