//! The list of sagas with its filter.

use super::labels;
use super::sagas_table::SagasTable;
use crate::lists::{Chips, ExportMenu, ListHead, Listed, Query, use_query};
use crate::port::{self, Erased, Known};
use crate::words;
use domain::Page;
use domain::platform::{SagaRow, SagaStatus, Sagas, ThingKind};
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 25;

/// The list of sagas.
#[component]
pub fn SagasPage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
    view! {
        <ListHead title=texts.text(keys::platform::SAGAS_TITLE) intro=texts.text(keys::platform::SAGAS_INTRO)/>
        <section class="section">
            <div class="toolbar">
                <Chips query member="status" label=texts.text(keys::platform::STATUS) values=statuses()/>
                <ExportMenu list=Signal::derive(move || query.with(whole))/>
            </div>
            <Listed page query follows=&[ThingKind::Saga] rows=8 show=show/>
        </section>
    }
}

fn show(query: Query, page: Page<SagaRow>, changed: Callback<()>) -> AnyView {
    view! { <SagasTable query page changed/> }.erased()
}

/// All pages of what the page asks.
fn whole(query: &Query) -> Sagas {
    Sagas { limit: None, cursor: None, ..ask(query) }
}

fn ask(query: &Query) -> Sagas {
    Sagas {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        status: query.get("status").and_then(SagaStatus::parse),
        saga: None,
    }
}

fn statuses() -> Vec<(&'static str, &'static str)> {
    let name = |status: &SagaStatus| (status.as_str(), words::texts().text(labels::saga(*status).2));
    SagaStatus::ALL.iter().map(name).collect()
}
