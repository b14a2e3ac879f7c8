//! About the company and its product.

use super::SitePage;
use super::home::End;
use super::site_frame::{Opening, SiteFrame};
use crate::words;
use leptos::prelude::*;
use texts::{Key, keys};

const PARTS: [(Key, Key); 3] = [
    (keys::site_about::WHY, keys::site_about::WHY_TEXT),
    (keys::site_about::HOW, keys::site_about::HOW_TEXT),
    (keys::site_about::NOT, keys::site_about::NOT_TEXT),
];

/// About the company and its product.
#[component]
pub fn AboutPage() -> impl IntoView {
    let texts = words::texts();
    view! {
        <SiteFrame page=SitePage::About>
            <Opening title=texts.text(keys::site_about::TITLE).into() lead=texts.text(keys::site_about::LEAD).into()/>
            <Parts parts=&PARTS/>
            <End/>
        </SiteFrame>
    }
}

/// Headings with a paragraph each, to be read from top to bottom.
#[component]
pub(super) fn Parts(parts: &'static [(Key, Key)]) -> impl IntoView {
    let texts = words::texts();
    let parts: Vec<_> = parts
        .iter()
        .map(|(title, text)| {
            view! {
                <section class="part">
                    <h2 class="t-xl">{texts.text(*title)}</h2>
                    <p>{texts.text(*text)}</p>
                </section>
            }
        })
        .collect();
    view! { <div class="band parts">{parts}</div> }
}
