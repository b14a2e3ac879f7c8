//! What waits for one's approval: the first few of it on the page of all spaces, and all of it on a page of its own.

use super::Paths;
use crate::lists::{Empty, ListHead, Listed, Query, Rows, Shown, use_query, way_back};
use crate::live;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Alert, Column, Tone};
use crate::words;
use domain::Page;
use domain::knowledge::{ReviewRow, ReviewSort, Reviews};
use domain::platform::ThingKind;
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 25;
/// So many are shown on the page of all spaces.
const FIRST: u16 = 3;
/// The order where the URL names none.
const SORT_DEFAULT: &str = "askedAt";

/// The first few that wait; nothing where none does.
#[component]
pub(super) fn Waiting(paths: Paths) -> impl IntoView {
    let page = Known::new(|| (), |()| port::call(Reviews { limit: Some(FIRST), ..Reviews::default() }));
    live::follow(page, &[ThingKind::Document]);
    view! { <Shown known=page rows=1 show=move |page| waiting(paths, page)/> }.erased()
}

fn waiting(paths: Paths, page: Page<ReviewRow>) -> AnyView {
    let texts = words::texts();
    if page.data.is_empty() {
        return ().erased();
    }
    let rows: Vec<_> = page
        .data
        .into_iter()
        .map(|row| {
            let href = paths.version(row.space_id, row.id, row.version);
            view! {
                <li class="flex flex-wrap gap-2">
                    <a class="link" href=href><bdi dir="auto">{row.title}</bdi></a>
                    <span><bdi dir="auto">{row.by_name}</bdi></span>
                </li>
            }
        })
        .collect();
    view! {
        <Alert tone=Tone::Info title=texts.text(keys::knowledge_pages::WAITING).to_owned()>
            <ul>{rows}</ul>
            <p><a class="link" href=paths.reviews()>{texts.text(keys::knowledge_pages::REVIEWS_ALL)}</a></p>
        </Alert>
    }
    .erased()
}

/// Everything that waits for one's approval.
#[component]
pub fn ReviewsPage(paths: Paths) -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
    view! {
        {way_back(paths.home(), keys::knowledge_pages::BACK)}
        <ListHead
            title=texts.text(keys::knowledge_pages::REVIEWS)
            intro=texts.text(keys::knowledge_pages::REVIEWS_INTRO)
        />
        <section class="section">
            <Listed
                page
                query
                follows=&[ThingKind::Document]
                rows=4
                show=move |query, page, _| table(paths, query, page)
            />
        </section>
    }
    .erased()
}

fn ask(query: &Query) -> Reviews {
    Reviews {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        sort: query.get("sort").and_then(ReviewSort::parse),
    }
}

fn table(paths: Paths, query: Query, page: Page<ReviewRow>) -> AnyView {
    let texts = words::texts();
    let asked = Column::new(texts.text(keys::knowledge_pages::ASKED_AT));
    let (order, href) = query.order(["askedAt", "-askedAt"], SORT_DEFAULT);
    let hint = texts.fill(keys::list::SORT_BY, &[("column", asked.label)]);
    let columns = vec![
        Column::new(texts.text(keys::knowledge_pages::TITLE_OF)),
        Column::new(texts.text(keys::knowledge_pages::SPACE)),
        Column::new(texts.text(keys::knowledge_pages::WRITTEN_BY)),
        asked.sorted(order, href, hint),
    ];
    let empty = Empty {
        icon: "stamp",
        title: keys::knowledge_pages::REVIEWS_EMPTY_TITLE,
        text: keys::knowledge_pages::REVIEWS_EMPTY_TEXT,
    };
    let (next_cursor, rows) = (page.next_cursor, page.data.into_iter().map(|it| row(paths, it)).collect());
    let caption = texts.text(keys::knowledge_pages::REVIEWS);
    view! { <Rows query caption columns rows next_cursor empty/> }.erased()
}

fn row(paths: Paths, row: ReviewRow) -> AnyView {
    let texts = words::texts();
    let href = paths.version(row.space_id, row.id, row.version);
    view! {
        <tr>
            <th scope="row">
                <a class="row-link" href=href><bdi class="clip" dir="auto">{row.title}</bdi></a>
            </th>
            <td data-label=texts.text(keys::knowledge_pages::SPACE)><bdi dir="auto">{row.space_name}</bdi></td>
            <td data-label=texts.text(keys::knowledge_pages::WRITTEN_BY)><bdi dir="auto">{row.by_name}</bdi></td>
            <td data-label=texts.text(keys::knowledge_pages::ASKED_AT)><Time at=row.asked_at show=Show::Minute/></td>
        </tr>
    }
    .erased()
}
