//! Who reads the newsletter.

use super::labels;
use crate::lists::{Chips, Empty, ExportMenu, ListHead, Listed, Query, Rows, Search, use_query};
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Badge, Column};
use crate::words;
use domain::Page;
use domain::growth::{ReaderRow, ReaderStatus, Readers};
use domain::platform::ThingKind;
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 25;

/// The list of readers with its search and filter.
#[component]
pub fn ReadersPage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
    view! {
        <ListHead title=texts.text(keys::growth::READERS) intro=texts.text(keys::growth::READERS_INTRO)/>
        <section class="section">
            <div class="toolbar">
                <Search query hint=texts.text(keys::growth::READERS_SEARCH)/>
                <Chips query member="status" label=texts.text(keys::growth::STATUS) values=statuses()/>
                <ExportMenu list=Signal::derive(move || query.with(whole))/>
            </div>
            <Listed page query follows=&[ThingKind::Reader] rows=8 show=show/>
        </section>
    }
}

fn show(query: Query, page: Page<ReaderRow>, _: Callback<()>) -> AnyView {
    view! { <ReadersTable query page/> }.erased()
}

/// All pages of what the page asks.
fn whole(query: &Query) -> Readers {
    Readers { limit: None, cursor: None, ..ask(query) }
}

fn ask(query: &Query) -> Readers {
    Readers {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        search: query.get("search").map(str::to_owned),
        status: query.get("status").and_then(ReaderStatus::parse),
    }
}

fn statuses() -> Vec<(&'static str, &'static str)> {
    let name = |status: &ReaderStatus| (status.as_str(), words::texts().text(labels::reader(*status).2));
    ReaderStatus::ALL.iter().map(name).collect()
}

#[component]
fn ReadersTable(query: Query, page: Page<ReaderRow>) -> impl IntoView {
    let texts = words::texts();
    let columns = [
        keys::growth::EMAIL,
        keys::growth::STATUS,
        keys::growth::LANGUAGE,
        keys::growth::JOINED_AT,
        keys::growth::LEFT_AT,
    ];
    let columns = columns.map(|key| Column::new(texts.text(key))).to_vec();
    let rows: Vec<_> = page.data.into_iter().map(row).collect();
    let empty =
        Empty { icon: "mail", title: keys::growth::READERS_EMPTY_TITLE, text: keys::growth::READERS_EMPTY_TEXT };
    let caption = texts.text(keys::growth::READERS_CAPTION);
    view! { <Rows query caption columns rows next_cursor=page.next_cursor empty/> }.erased()
}

fn row(reader: ReaderRow) -> AnyView {
    let texts = words::texts();
    let (tone, icon, name) = labels::reader(reader.status);
    let left = reader.left_at.map(|at| view! { <Time at show=Show::Minute/> });
    view! {
        <tr>
            <th scope="row" class="font-medium">{labels::known(reader.email)}</th>
            <td data-label=texts.text(keys::growth::STATUS)><Badge tone icon label=texts.text(name)/></td>
            <td data-label=texts.text(keys::growth::LANGUAGE)>{labels::language(reader.language)}</td>
            <td data-label=texts.text(keys::growth::JOINED_AT)><Time at=reader.joined_at show=Show::Minute/></td>
            <td data-label=texts.text(keys::growth::LEFT_AT)>{left}</td>
        </tr>
    }
    .erased()
}
