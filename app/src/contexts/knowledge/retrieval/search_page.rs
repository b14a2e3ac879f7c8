//! What was found in the documents that one may read.

use super::hit::hit;
use crate::lists::{Chips, HeldChip, ListHead, Period, Query, Search, Shown, period, use_query};
use crate::port::{self, Erased, Known};
use crate::ui::{Alert, EmptyState, Tone};
use crate::words;
use domain::kernel::Zone;
use domain::knowledge::DocumentKind;
use domain::knowledge::retrieval::{FoundPassages, SearchKnowledge};
use leptos::prelude::*;
use texts::{Key, keys};

/// Passages on the page.
const HITS: u16 = 20;

/// The question with its filters, and the passages that answer it best.
#[component]
pub fn SearchPage(
    /// The portal that the page stands in.
    portal: String,
) -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let zone = StoredValue::new(port::use_boot().zone);
    let found = Known::new(
        move || query.get(),
        move |query| {
            let asking = zone.with_value(|zone| ask(&query, zone)).map(port::call);
            async move {
                match asking {
                    Some(asking) => asking.await.map(Some),
                    None => Ok(None),
                }
            }
        },
    );
    view! {
        <ListHead title=texts.text(keys::retrieval::TITLE) intro=texts.text(keys::retrieval::INTRO)/>
        <section class="section">
            <div class="toolbar">
                <Search query hint=texts.text(keys::retrieval::HINT)/>
                <Chips query member="kind" label=texts.text(keys::retrieval::KIND) values=kinds()/>
                <HeldChip query member="space" label=texts.text(keys::retrieval::SPACE)/>
                <HeldChip query member="tags" label=texts.text(keys::retrieval::TAGS)/>
            </div>
            <Period query/>
            <Shown known=found rows=6 show=move |found| show(&portal, found)/>
        </section>
    }
}

fn ask(query: &Query, zone: &Zone) -> Option<SearchKnowledge> {
    let [since, until] = period(query, zone);
    Some(SearchKnowledge {
        space_id: query.get("space").and_then(|space| space.parse().ok()),
        tags: query.get("tags").map(str::to_owned),
        kind: query.get("kind").and_then(DocumentKind::parse),
        since,
        until,
        limit: Some(HITS),
        ..SearchKnowledge::of(query.get("search")?)
    })
}

fn kinds() -> Vec<(&'static str, &'static str)> {
    let named = |kind: DocumentKind| (kind.as_str(), words::texts().text(kind_name(kind)));
    DocumentKind::ALL.iter().copied().map(named).collect()
}

const fn kind_name(kind: DocumentKind) -> Key {
    match kind {
        DocumentKind::Page => keys::retrieval::KIND_PAGE,
        DocumentKind::File => keys::retrieval::KIND_FILE,
        DocumentKind::Text => keys::retrieval::KIND_TEXT,
    }
}

fn show(portal: &str, found: Option<FoundPassages>) -> AnyView {
    let texts = words::texts();
    let Some(FoundPassages { hits, corrected, by_meaning }) = found else {
        return nothing(keys::retrieval::BEGIN_TITLE, keys::retrieval::BEGIN_TEXT);
    };
    let corrected = corrected.map(|corrected| {
        let sentence = texts.fill(keys::retrieval::CORRECTED, &[("text", &corrected)]);
        view! { <Alert tone=Tone::Info live=true><p dir="auto">{sentence}</p></Alert> }
    });
    let words_alone = (!by_meaning).then(|| {
        let text = texts.text(keys::retrieval::WORDS_ALONE);
        view! { <p class="t-sm text-fg-muted">{text}</p> }
    });
    if hits.is_empty() {
        let empty = nothing(keys::retrieval::NOTHING_TITLE, keys::retrieval::NOTHING_TEXT);
        return view! { {corrected} {words_alone} {empty} }.erased();
    }
    let hits: Vec<_> = hits.into_iter().map(|found| hit(portal, found)).collect();
    let label = texts.text(keys::retrieval::HITS);
    view! {
        {corrected}
        {words_alone}
        <ol class="hits grid gap-6 prose" aria-label=label>{hits}</ol>
    }
    .erased()
}

fn nothing(title: Key, text: Key) -> AnyView {
    let [title, text] = [title, text].map(|key| words::texts().text(key));
    view! { <EmptyState icon="search" title text/> }.erased()
}
