//! The spaces of knowledge that somebody may read, as cards.

use super::super::Paths;
use super::super::retrieval::SearchBox;
use super::super::review::Waiting;
use super::card::Card;
use super::make::Make;
use super::may_manage;
use crate::lists::{Empty, ExportMenu, ListHead, Listed, Pager, Query, Rows, Search, use_query};
use crate::port::{self, Erased, Known};
use crate::ui::LinkButton;
use crate::words;
use domain::Page;
use domain::knowledge::{SpaceRow, SpaceSort, Spaces};
use domain::platform::ThingKind;
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 24;
/// What the member `status` of the URL says where those are asked for that were put away.
const ARCHIVED: &str = "archived";

/// The spaces that somebody may read.
#[component]
pub fn SpacesPage(paths: Paths) -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
    let other = move || query.with(|query| query.with("status", (!is_away(query)).then_some(ARCHIVED)));
    view! {
        <ListHead
            title=texts.text(keys::knowledge_pages::TITLE)
            intro=texts.text(keys::knowledge_pages::INTRO)
        >
            <LinkButton href=Signal::stored(paths.reviews()) icon="stamp">
                {texts.text(keys::knowledge_pages::REVIEWS)}
            </LinkButton>
        </ListHead>
        <SearchBox/>
        <Waiting paths/>
        <section class="section">
            <div class="toolbar">
                <Search
                    query
                    hint=texts.text(keys::knowledge_pages::SEARCH_SPACES)
                    label=texts.text(keys::knowledge_pages::TITLE)
                />
                <a class="chip" href=other data-noscroll="" aria-current=move || query.with(is_away).then_some("true")>
                    {texts.text(keys::knowledge_pages::PUT_AWAY)}
                </a>
                <ExportMenu list=Signal::derive(move || query.with(whole))/>
            </div>
            <Listed
                page
                query
                follows=&[ThingKind::Space, ThingKind::Document, ThingKind::Workspace]
                rows=4
                show=move |query, page, _| show(paths, query, page)
            />
        </section>
        {may_manage().then(|| view! { <Make paths/> })}
    }
    .erased()
}

fn is_away(query: &Query) -> bool {
    query.get("status") == Some(ARCHIVED)
}

fn ask(query: &Query) -> Spaces {
    Spaces {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        sort: query.get("sort").and_then(SpaceSort::parse),
        search: query.get("search").map(str::to_owned),
        archived: is_away(query).then_some(true),
    }
}

/// All pages of what the page asks.
fn whole(query: &Query) -> Spaces {
    Spaces { limit: None, cursor: None, ..ask(query) }
}

fn show(paths: Paths, query: Query, page: Page<SpaceRow>) -> AnyView {
    let texts = words::texts();
    let next_cursor = page.next_cursor;
    if page.data.is_empty() {
        let empty = Empty {
            icon: "library",
            title: keys::knowledge_pages::EMPTY_TITLE,
            text: keys::knowledge_pages::EMPTY_TEXT,
        };
        let caption = texts.text(keys::knowledge_pages::TITLE);
        return view! { <Rows query caption columns=Vec::new() rows=Vec::new() next_cursor empty/> }.erased();
    }
    let rows = page.data.len();
    let cards: Vec<_> = page.data.into_iter().map(|row| view! { <Card row paths/> }).collect();
    view! {
        <div class="cards">{cards}</div>
        <Pager query rows next_cursor/>
    }
    .erased()
}
