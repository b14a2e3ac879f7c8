//! The start page.

use super::doors::Doors;
use super::picture::Picture;
use super::site_frame::{Enter, SiteFrame};
use crate::ui::{Alert, LinkButton, PageTitle, Tone};
use crate::words;
use leptos::prelude::*;
use leptos_meta::Meta;
use texts::{Key, keys};

const SERVES: [(Key, Key); 3] = [
    (keys::marketing::SERVES_CLIENTS_TITLE, keys::marketing::SERVES_CLIENTS_TEXT),
    (keys::marketing::SERVES_ADMINS_TITLE, keys::marketing::SERVES_ADMINS_TEXT),
    (keys::marketing::SERVES_DEVELOPERS_TITLE, keys::marketing::SERVES_DEVELOPERS_TEXT),
];

/// The start page, in the language of its path.
#[component]
pub fn HomePage() -> impl IntoView {
    let texts = words::texts();
    let title = vec!["Portico".to_owned(), texts.text(keys::marketing::PAGE_TITLE).to_owned()];
    view! {
        <PageTitle parts=title/>
        <Meta name="description" content=texts.text(keys::marketing::DESCRIPTION)/>
        <SiteFrame>
            <Hero/>
            <section class="band" id="idea">
                <div class="grid gap-3">
                    <h2 class="t-2xl">{texts.text(keys::marketing::IDEA_TITLE)}</h2>
                    <p class="lead">{texts.text(keys::marketing::IDEA_TEXT)}</p>
                </div>
                <Doors/>
            </section>
            <Serves/>
            <section class="band">
                <div class="prose">
                    <Alert tone=Tone::Info title=texts.text(keys::marketing::HONEST_TITLE).to_owned()>
                        <p>{texts.text(keys::marketing::HONEST_TEXT)}</p>
                    </Alert>
                </div>
            </section>
        </SiteFrame>
    }
}

#[component]
fn Hero() -> impl IntoView {
    let texts = words::texts();
    view! {
        <section class="band hero">
            <div class="grid gap-6">
                <h1>{texts.text(keys::marketing::HERO_TITLE)}</h1>
                <p class="lead">{texts.text(keys::marketing::HERO_TEXT)}</p>
                <div class="actions">
                    <Enter large=true/>
                    <LinkButton href="#idea".to_owned() large=true>{texts.text(keys::marketing::HERO_MORE)}</LinkButton>
                </div>
            </div>
            <Picture label=texts.text(keys::marketing::PICTURE)/>
        </section>
    }
    .into_any()
}

#[component]
fn Serves() -> impl IntoView {
    let texts = words::texts();
    let people: Vec<_> = SERVES
        .into_iter()
        .map(|(title, text)| {
            view! {
                <li class="serves">
                    <h3 class="t-md">{texts.text(title)}</h3>
                    <p>{texts.text(text)}</p>
                </li>
            }
        })
        .collect();
    view! {
        <section class="band">
            <h2 class="t-2xl">{texts.text(keys::marketing::SERVES_TITLE)}</h2>
            <ul class="cards">{people}</ul>
            <p>
                <a class="link" href="/api/v1/openapi.json" rel="external">{texts.text(keys::marketing::OPENAPI)}</a>
            </p>
        </section>
    }
    .into_any()
}
