//! Looking up a person or a tenant; what is looked for stands in the URL.

use crate::lists::{Search, Shown, use_query};
use crate::port::{self, Erased, Known, escape};
use crate::ui::{EmptyState, LinkButton};
use crate::words;
use domain::Refusal;
use domain::platform::{FOUND_MAX, Found, FoundGroup, FoundKind, Search as Find, SearchResults};
use leptos::prelude::*;
use texts::{Key, keys};

/// What is looked up here: its heading, and the pages of its list, below which each has its own.
const KINDS: [(FoundKind, Key, &str); 2] = [
    (FoundKind::Person, keys::identity::PEOPLE_TITLE, "/support/people"),
    (FoundKind::Tenant, keys::tenancy::TITLE, "/support/tenants"),
];

/// The field, and the people and tenants that bear what stands in it.
#[component]
pub(super) fn Lookup() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let asked = Memo::new(move |_| query.with(|query| query.get("search").map(str::to_owned)));
    let results = Known::new(move || asked.get(), find);
    view! {
        <section class="section" aria-labelledby="lookup">
            <h2 class="t-md" id="lookup">{texts.text(keys::homes::LOOKUP)}</h2>
            <div class="toolbar">
                <Search query hint=texts.text(keys::homes::LOOKUP_HINT)/>
            </div>
            <Shown known=results rows=2 show=move |results| found(asked.get_untracked(), results)/>
        </section>
    }
    .erased()
}

async fn find(text: Option<String>) -> Result<SearchResults, Refusal> {
    match text {
        Some(q) => port::call(Find { q, limit: Some(FOUND_MAX), kind: None }).await,
        None => Ok(SearchResults { groups: Vec::new() }),
    }
}

fn found(asked: Option<String>, results: SearchResults) -> AnyView {
    let texts = words::texts();
    let Some(text) = asked else { return ().erased() };
    let groups: Vec<_> = results.groups.into_iter().filter_map(|it| group(it, &text)).collect();
    if groups.is_empty() {
        let (title, text) = (texts.text(keys::homes::NOT_FOUND), texts.text(keys::homes::NOT_FOUND_TEXT));
        return view! { <EmptyState icon="search-x" title text/> }.erased();
    }
    view! { <div class="desk-lists">{groups}</div> }.erased()
}

/// The found of a kind that is looked up here.
fn group(group: FoundGroup, text: &str) -> Option<AnyView> {
    let (_, title, list) = KINDS.into_iter().find(|(kind, ..)| *kind == group.kind)?;
    let texts = words::texts();
    let rows: Vec<_> = group.data.into_iter().map(|found| row(list, found)).collect();
    let all = group.more.then(|| {
        let href = format!("{list}?search={}", escape(text));
        view! { <LinkButton href icon="arrow-right">{texts.text(keys::homes::ALL_FOUND)}</LinkButton> }
    });
    let view = view! {
        <section class="section">
            <div class="section-head">
                <h3 class="t-md">{texts.text(title)}</h3>
                {all}
            </div>
            <ul class="grid gap-2">{rows}</ul>
        </section>
    };
    Some(view.erased())
}

fn row(list: &str, found: Found) -> AnyView {
    view! {
        <li class="flex flex-wrap gap-2 items-baseline">
            <a class="link" href=format!("{list}/{}", found.id)><bdi>{found.title}</bdi></a>
            <span class="t-sm text-fg-muted"><bdi dir="ltr">{found.detail}</bdi></span>
        </li>
    }
    .erased()
}
