//! Every component in every state, on one page: for whoever builds screens, and for tests that look at all of them. Its
//! words are borrowed from the screens; components are called as they are in the code.

mod charts;
mod controls;
mod data;
mod feedback;
mod floating;

use crate::frame::{PreferencesMenu, SkipLink};
use crate::marketing::Brand;
use crate::ui::PageTitle;
use crate::words;
use leptos::prelude::*;
use leptos_meta::{Html, Meta};
use texts::keys;

/// The page. It is nobody's secret, and nothing that a search should find.
#[component]
pub fn GalleryPage() -> impl IntoView {
    let texts = words::texts();
    let title = texts.text(keys::pages::GALLERY_TITLE);
    view! {
        <PageTitle parts=vec![title.to_owned(), "Portico".to_owned()]/>
        <Meta name="robots" content="noindex"/>
        <Html {..} data-portal="marketing" data-density="default"/>
        <SkipLink/>
        <div class="gallery">
            <header class="page-head">
                <Brand/>
                <PreferencesMenu/>
            </header>
            <main id="main" class="gallery-parts" tabindex="-1">
                <div>
                    <h1 class="t-xl">{title}</h1>
                    <p class="text-fg-muted">{texts.text(keys::pages::GALLERY_INTRO)}</p>
                </div>
                {controls::buttons()}
                {controls::fields()}
                {feedback::words()}
                {feedback::absence()}
                {data::tables()}
                {data::figures()}
                {floating::floating()}
                {charts::charts()}
            </main>
        </div>
    }
    .into_any()
}

/// A part of the page, by the names of its components.
fn part(names: &'static str, shown: AnyView) -> AnyView {
    view! {
        <section class="section gallery-part" aria-label=names>
            <h2 class="t-md"><code dir="ltr">{names}</code></h2>
            {shown}
        </section>
    }
    .into_any()
}
