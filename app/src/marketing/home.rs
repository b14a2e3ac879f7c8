//! The start page.

use super::SitePage;
use super::doors::Doors;
use super::portal_cards::PortalCards;
use super::screen::Screen;
use super::site_frame::{Enter, PageButton, SiteFrame};
use crate::port::Erased;
use crate::ui::{Alert, Icon, Look, Tone};
use crate::words;
use leptos::prelude::*;
use texts::{Key, keys};

const TRUST: [(&str, Key, Key); 4] = [
    ("shield-check", keys::site_home::WALLS, keys::site_home::WALLS_TEXT),
    ("scroll-text", keys::site_home::RECORD, keys::site_home::RECORD_TEXT),
    ("key-round", keys::site_home::ERASE, keys::site_home::ERASE_TEXT),
    ("languages", keys::site_home::TONGUES, keys::site_home::TONGUES_TEXT),
];

/// The start page, in the language of its path.
#[component]
pub fn HomePage() -> impl IntoView {
    let texts = words::texts();
    view! {
        <SiteFrame page=SitePage::Home>
            <Hero/>
            <section class="band">
                <div class="grid gap-3">
                    <h2 class="t-2xl">{texts.text(keys::marketing::IDEA_TITLE)}</h2>
                    <p class="lead">{texts.text(keys::marketing::IDEA_TEXT)}</p>
                </div>
                <Doors/>
            </section>
            <section class="band wide" id="portals">
                <div class="grid gap-3">
                    <h2 class="t-2xl">{texts.text(keys::site_portals::TITLE)}</h2>
                    <p class="lead">{texts.text(keys::site_portals::TEXT)}</p>
                </div>
                <PortalCards/>
            </section>
            <Trust/>
            <section class="band">
                <div class="prose">
                    <Alert tone=Tone::Info title=texts.text(keys::marketing::HONEST_TITLE).to_owned()>
                        <p>{texts.text(keys::site_home::HONEST_TEXT)}</p>
                    </Alert>
                </div>
            </section>
            <End/>
        </SiteFrame>
    }
}

#[component]
fn Hero() -> impl IntoView {
    let texts = words::texts();
    view! {
        <section class="hero-ground">
            <div class="band hero">
                <div class="grid gap-6">
                    <h1>{texts.text(keys::marketing::HERO_TITLE)}</h1>
                    <p class="lead">{texts.text(keys::marketing::HERO_TEXT)}</p>
                    <div class="actions">
                        <Enter large=true/>
                        <PageButton to=SitePage::Platform>{texts.text(keys::marketing::HERO_MORE)}</PageButton>
                    </div>
                </div>
                <Screen label=texts.text(keys::site_home::PICTURE)/>
            </div>
        </section>
    }
    .erased()
}

#[component]
fn Trust() -> impl IntoView {
    let texts = words::texts();
    let points: Vec<_> = TRUST
        .into_iter()
        .map(|(icon, title, text)| {
            view! {
                <li class="point">
                    <Icon name=icon/>
                    <div class="grid gap-1">
                        <h3 class="t-md">{texts.text(title)}</h3>
                        <p>{texts.text(text)}</p>
                    </div>
                </li>
            }
        })
        .collect();
    view! {
        <section class="band">
            <h2 class="t-2xl">{texts.text(keys::site_home::TRUST_TITLE)}</h2>
            <ul class="points">{points}</ul>
        </section>
    }
    .erased()
}

/// How a page ends: the way to talk, or to read along.
#[component]
pub(super) fn End() -> impl IntoView {
    let texts = words::texts();
    view! {
        <section class="closing">
            <div class="band">
                <div class="grid gap-3">
                    <h2 class="t-2xl">{texts.text(keys::site_home::END_TITLE)}</h2>
                    <p class="lead">{texts.text(keys::site_home::END_TEXT)}</p>
                </div>
                <div class="actions">
                    <PageButton to=SitePage::Contact look=Look::Primary>{texts.text(keys::site::TALK)}</PageButton>
                    <PageButton to=SitePage::Newsletter>{texts.text(keys::site::NEWSLETTER)}</PageButton>
                </div>
            </div>
        </section>
    }
    .erased()
}
