//! What visitors wrote through the public site.

use super::labels;
use crate::lists::{Chips, Empty, ExportMenu, ListHead, Listed, Query, Rows, Search, use_query};
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Badge, Column};
use crate::words;
use domain::Page;
use domain::growth::{LeadRow, LeadStatus, Leads};
use domain::platform::ThingKind;
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 25;

/// The list of leads with its search and filter.
#[component]
pub fn LeadsPage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
    view! {
        <ListHead title=texts.text(keys::growth::TITLE) intro=texts.text(keys::growth::INTRO)/>
        <section class="section">
            <div class="toolbar">
                <Search query hint=texts.text(keys::growth::SEARCH)/>
                <Chips query member="status" label=texts.text(keys::growth::STATUS) values=statuses()/>
                <ExportMenu list=Signal::derive(move || query.with(whole))/>
            </div>
            <Listed page query follows=&[ThingKind::Lead] rows=8 show=show/>
        </section>
    }
}

fn show(query: Query, page: Page<LeadRow>, _: Callback<()>) -> AnyView {
    view! { <LeadsTable query page/> }.erased()
}

/// All pages of what the page asks.
fn whole(query: &Query) -> Leads {
    Leads { limit: None, cursor: None, ..ask(query) }
}

fn ask(query: &Query) -> Leads {
    Leads {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        search: query.get("search").map(str::to_owned),
        status: query.get("status").and_then(LeadStatus::parse),
    }
}

fn statuses() -> Vec<(&'static str, &'static str)> {
    let name = |status: &LeadStatus| (status.as_str(), words::texts().text(labels::status(*status).2));
    LeadStatus::ALL.iter().map(name).collect()
}

#[component]
fn LeadsTable(query: Query, page: Page<LeadRow>) -> impl IntoView {
    let texts = words::texts();
    let columns = [
        keys::growth::WHO,
        keys::growth::TOPIC,
        keys::growth::STATUS,
        keys::growth::LANGUAGE,
        keys::growth::CAPTURED_AT,
    ];
    let columns = columns.map(|key| Column::new(texts.text(key))).to_vec();
    let rows: Vec<_> = page.data.into_iter().map(row).collect();
    let empty = Empty { icon: "mail", title: keys::growth::EMPTY_TITLE, text: keys::growth::EMPTY_TEXT };
    view! { <Rows query caption=texts.text(keys::growth::CAPTION) columns rows next_cursor=page.next_cursor empty/> }
        .erased()
}

fn row(lead: LeadRow) -> AnyView {
    let texts = words::texts();
    let (tone, icon, name) = labels::status(lead.status);
    let beside = lead.organisation.or(lead.email);
    view! {
        <tr>
            <th scope="row" class="font-medium">
                <a class="link" href=format!("/admin/leads/{}", lead.id)>{labels::known(lead.name)}</a>
                <p class="t-sm text-fg-muted"><bdi dir="auto">{beside}</bdi></p>
            </th>
            <td data-label=texts.text(keys::growth::TOPIC)>{texts.text(labels::topic(lead.topic))}</td>
            <td data-label=texts.text(keys::growth::STATUS)><Badge tone icon label=texts.text(name)/></td>
            <td data-label=texts.text(keys::growth::LANGUAGE)>{labels::language(lead.language)}</td>
            <td data-label=texts.text(keys::growth::CAPTURED_AT)><Time at=lead.captured_at show=Show::Minute/></td>
        </tr>
    }
    .erased()
}
