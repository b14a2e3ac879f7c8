//! Every component in every state, on one page: for whoever builds screens, and for tests that look at all of them. Its
//! words are borrowed from the screens; components are called as they are in the code.

mod charts;
mod controls;
mod courses;
mod data;
mod feedback;
mod finding;
mod floating;
mod long;
mod writing;

use crate::frame::{PreferencesMenu, SkipLink};
use crate::marketing::Brand;
use crate::port::Erased;
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
    let parts = vec![
        controls::buttons(),
        controls::fields(),
        writing::writing(),
        feedback::words(),
        feedback::absence(),
        data::tables(),
        data::figures(),
        floating::floating(),
        finding::finding(),
        charts::amounts(),
        courses::courses(),
        charts::bare(),
        long::long(),
        long::turned(),
    ];
    let index: Vec<_> = parts.iter().map(entry).collect();
    let parts: Vec<_> = parts.into_iter().map(section).collect();
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
                <nav aria-label=texts.text(keys::pages::GALLERY_INDEX)>
                    <ul class="gallery-index">{index}</ul>
                </nav>
                {parts}
            </main>
        </div>
    }
    .erased()
}

/// A part of the page, by the names of its components.
struct Part {
    names: &'static str,
    shown: AnyView,
}

impl Part {
    /// Where it stands in the page: `part-button`.
    fn anchor(&self) -> String {
        let first = self.names.split(" · ").next().unwrap_or_default();
        format!("part-{}", first.replace('_', "-"))
    }
}

fn part(names: &'static str, shown: AnyView) -> Part {
    Part { names, shown }
}

fn entry(part: &Part) -> AnyView {
    view! { <li><a class="link" href=format!("#{}", part.anchor())><code dir="ltr">{part.names}</code></a></li> }
        .erased()
}

fn section(part: Part) -> AnyView {
    let anchor = part.anchor();
    let Part { names, shown } = part;
    view! {
        <section class="section gallery-part" id=anchor aria-label=names>
            <h2 class="t-md"><code dir="ltr">{names}</code></h2>
            {shown}
        </section>
    }
    .erased()
}
