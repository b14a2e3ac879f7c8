//! The AI workspaces that somebody works in, as cards.

use super::card::Card;
use super::change::Make;
use super::may_manage_all;
use crate::lists::{Empty, ExportMenu, ListHead, Listed, Pager, Query, Rows, Search, use_query};
use crate::port::{self, Erased, Known};
use crate::words;
use domain::Page;
use domain::platform::ThingKind;
use domain::workspaces::{WorkspaceRow, WorkspaceSort, Workspaces};
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 24;
/// What the member `status` of the URL says where those are asked for that were put away.
const ARCHIVED: &str = "archived";

/// The AI workspaces that somebody works in.
#[component]
pub fn WorkspacesPage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
    let again = Callback::new(move |()| page.refetch());
    let other = move || query.with(|query| query.with("status", (!is_away(query)).then_some(ARCHIVED)));
    view! {
        <ListHead title=texts.text(keys::workspace::TITLE) intro=texts.text(keys::workspace::INTRO)/>
        <section class="section">
            <div class="toolbar">
                <Search query hint=texts.text(keys::workspace::SEARCH_HINT)/>
                <a class="chip" href=other data-noscroll="" aria-current=move || query.with(is_away).then_some("true")>
                    {texts.text(keys::workspace::PUT_AWAY)}
                </a>
                <ExportMenu list=Signal::derive(move || query.with(whole))/>
            </div>
            <Listed page query follows=&[ThingKind::Workspace, ThingKind::Execution] rows=4 show=show/>
        </section>
        {may_manage_all().then(|| view! { <Make again/> })}
    }
    .erased()
}

fn is_away(query: &Query) -> bool {
    query.get("status") == Some(ARCHIVED)
}

fn ask(query: &Query) -> Workspaces {
    Workspaces {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        sort: query.get("sort").and_then(WorkspaceSort::parse),
        search: query.get("search").map(str::to_owned),
        archived: is_away(query).then_some(true),
    }
}

fn whole(query: &Query) -> Workspaces {
    Workspaces { limit: None, cursor: None, ..ask(query) }
}

fn show(query: Query, page: Page<WorkspaceRow>, _: Callback<()>) -> AnyView {
    let texts = words::texts();
    let next_cursor = page.next_cursor;
    if page.data.is_empty() {
        let empty = Empty { icon: "boxes", title: keys::workspace::EMPTY_TITLE, text: keys::workspace::EMPTY_TEXT };
        let caption = texts.text(keys::workspace::TITLE);
        return view! { <Rows query caption columns=Vec::new() rows=Vec::new() next_cursor empty/> }.erased();
    }
    let rows = page.data.len();
    let cards: Vec<_> = page.data.into_iter().map(|row| view! { <Card row/> }).collect();
    view! {
        <div class="cards">{cards}</div>
        <Pager query rows next_cursor/>
    }
    .erased()
}
