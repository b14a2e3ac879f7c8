//! The portals that one may enter, as cards.

use crate::frame::{PortalPlace, actor};
use crate::port::Erased;
use crate::ui::{Icon, Look};
use crate::words;
use domain::policy::Portal;
use leptos::prelude::*;
use texts::keys;

/// The portals that are open to whoever is signed in. Nothing stands there where none is.
#[component]
pub fn OwnPortals(
    /// The one that the page belongs to, which leads nowhere new.
    #[prop(optional)]
    besides: Option<Portal>,
) -> impl IntoView {
    let Some(actor) = actor() else { return ().erased() };
    let open = Portal::open_to(&actor).into_iter().filter(|portal| Some(*portal) != besides);
    let cards: Vec<_> = open.map(card).collect();
    if cards.is_empty() {
        return ().erased();
    }
    view! {
        <section class="section">
            <h2 class="t-md">{words::texts().text(keys::account::PORTALS)}</h2>
            <div class="cards">{cards}</div>
        </section>
    }
    .erased()
}

fn card(portal: Portal) -> AnyView {
    let (texts, place) = (words::texts(), PortalPlace::of(portal));
    view! {
        <div class="card grid gap-3" data-portal=place.identity>
            <h3 class="flex items-center gap-2">
                <span class="portal-glyph"><Icon name=place.glyph/></span>
                {texts.text(place.name)}
            </h3>
            <p class="text-fg-muted">{texts.text(place.text)}</p>
            <div class="actions">
                <a class=Look::Secondary.class() href=portal.path()>{texts.text(keys::account::ENTER)}</a>
            </div>
        </div>
    }
    .erased()
}
