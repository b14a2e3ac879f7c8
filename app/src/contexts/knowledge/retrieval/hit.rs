//! A passage that was found: what it belongs to, where it stands, and what of it was looked for.

use crate::lists::marked;
use crate::port::Erased;
use crate::words;
use domain::knowledge::retrieval::{Hit, Passage, Place};
use leptos::prelude::*;
use texts::keys;

/// A hit. Its title leads to the document, open at the passage.
pub(super) fn hit(portal: &str, hit: Hit) -> AnyView {
    let Hit { passage, marks } = hit;
    let place = place(&passage.place);
    let place = (!place.is_empty()).then(|| view! { <p class="t-sm text-fg-muted"><bdi dir="auto">{place}</bdi></p> });
    view! {
        <li class="grid gap-1">
            <h2 class="t-md">
                <a class="link" href=href(portal, &passage)>
                    <bdi dir="auto">{passage.title.clone()}</bdi>
                </a>
            </h2>
            {place}
            <p class="whitespace-pre-line" dir="auto">{marked(&passage.text, &marks)}</p>
        </li>
    }
    .erased()
}

/// The document with the passage marked, in the version that has it.
fn href(portal: &str, passage: &Passage) -> String {
    let Passage { document, version, space, from, to, .. } = passage;
    format!("/{portal}/knowledge/{space}/{document}?version={version}&from={from}&to={to}")
}

/// Where in its document a passage stands, as far as that is known.
fn place(place: &Place) -> String {
    let texts = words::texts();
    let page = place.page.map(|page| texts.fill(keys::retrieval::PAGE, &[("page", &page.to_string())]));
    let row = place.row.map(|row| texts.fill(keys::retrieval::ROW, &[("row", &row.to_string())]));
    let parts = [page, place.sheet.clone(), row, place.heading.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
