//! What of ours fails, a row for each cause.

use super::labels;
use crate::lists::{Chips, Empty, ExportMenu, HeldChip, ListHead, Listed, Query, Rows, Search, use_query};
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Badge, Column};
use crate::words::{self, number};
use domain::Page;
use domain::platform::{DefectRow, DefectSide, DefectStatus, Defects, ThingKind};
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 25;

/// The list of defects with its search and filters.
#[component]
pub fn DefectsPage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
    let statuses = DefectStatus::ALL.iter().map(|it| (it.as_str(), texts.text(labels::status(*it).2))).collect();
    let sides = DefectSide::ALL.iter().map(|it| (it.as_str(), texts.text(labels::side(*it)))).collect();
    view! {
        <ListHead title=texts.text(keys::defects::TITLE) intro=texts.text(keys::defects::INTRO)/>
        <section class="section">
            <div class="toolbar">
                <Search query hint=texts.text(keys::defects::SEARCH)/>
                <Chips query member="status" label=texts.text(keys::defects::STATUS) values=statuses/>
                <Chips query member="side" label=texts.text(keys::defects::SIDE) values=sides/>
                <HeldChip query member="release" label=texts.text(keys::defects::RELEASE)/>
                <ExportMenu list=Signal::derive(move || query.with(whole))/>
            </div>
            <Listed page query follows=&[ThingKind::Defect] rows=8 show=show/>
        </section>
    }
    .erased()
}

fn show(query: Query, page: Page<DefectRow>, _: Callback<()>) -> AnyView {
    view! { <DefectsTable query page/> }.erased()
}

/// All pages of what the page asks.
fn whole(query: &Query) -> Defects {
    Defects { limit: None, cursor: None, ..ask(query) }
}

fn ask(query: &Query) -> Defects {
    Defects {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        search: query.get("search").map(str::to_owned),
        status: query.get("status").and_then(DefectStatus::parse),
        side: query.get("side").and_then(DefectSide::parse),
        release: query.get("release").map(str::to_owned),
    }
}

#[component]
fn DefectsTable(query: Query, page: Page<DefectRow>) -> impl IntoView {
    let texts = words::texts();
    let mut columns = [keys::defects::WHAT, keys::defects::STATUS, keys::defects::SIDE, keys::defects::RELEASE]
        .map(|key| Column::new(texts.text(key)))
        .to_vec();
    columns.push(Column::number(texts.text(keys::defects::OCCURRENCES)));
    columns.push(Column::number(texts.text(keys::defects::PEOPLE)));
    columns.push(Column::new(texts.text(keys::defects::LAST_AT)));
    let rows: Vec<_> = page.data.into_iter().map(row).collect();
    let empty = Empty { icon: "bug", title: keys::defects::EMPTY_TITLE, text: keys::defects::EMPTY_TEXT };
    view! { <Rows query caption=texts.text(keys::defects::CAPTION) columns rows next_cursor=page.next_cursor empty/> }
        .erased()
}

fn row(defect: DefectRow) -> AnyView {
    let texts = words::texts();
    let (tone, icon, name) = labels::status(defect.status);
    let side = texts.text(labels::side(defect.side));
    let kind = texts.text(labels::kind(defect.kind));
    view! {
        <tr>
            <th scope="row" class="font-medium">
                <a class="row-link anywhere" href=format!("/admin/defects/{}", defect.id)>
                    <bdi dir="ltr">{defect.message}</bdi>
                </a>
                <p class="t-sm text-fg-muted"><code class="anywhere" dir="ltr">{defect.place}</code></p>
            </th>
            <td data-label=texts.text(keys::defects::STATUS)><Badge tone icon label=texts.text(name)/></td>
            <td data-label=texts.text(keys::defects::SIDE)>
                <span>{side}</span>
                <p class="t-sm text-fg-muted">{kind}</p>
            </td>
            <td data-label=texts.text(keys::defects::RELEASE)><code class="anywhere t-sm" dir="ltr">{defect.release}</code></td>
            <td class="end" data-label=texts.text(keys::defects::OCCURRENCES)>{number(defect.occurrences)}</td>
            <td class="end" data-label=texts.text(keys::defects::PEOPLE)>{number(defect.people)}</td>
            <td data-label=texts.text(keys::defects::LAST_AT)><Time at=defect.last_at show=Show::Minute/></td>
        </tr>
    }
    .erased()
}
