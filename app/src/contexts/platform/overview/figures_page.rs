//! What each tenant uses and how well it does: the rows behind the figures of the desk.

use super::figures_table::FiguresTable;
use super::labels;
use crate::lists::{Chips, ExportMenu, ListHead, Listed, Query, Search, use_query};
use crate::port::{self, Erased, Known};
use crate::words;
use domain::Page;
use domain::platform::{StandingBand, StandingReason, TenantFigureRow, TenantFigureSort, TenantFigures, ThingKind};
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 25;

/// Tenants by use and standing.
#[component]
pub fn TenantFiguresPage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
    let bands = StandingBand::ALL.iter().map(|band| (band.as_str(), texts.text(labels::band(*band).2))).collect();
    let reasons =
        StandingReason::ALL.iter().map(|reason| (reason.as_str(), texts.text(labels::reason(*reason)))).collect();
    view! {
        <ListHead title=texts.text(keys::desk::FIGURES_TITLE) intro=texts.text(keys::desk::FIGURES_INTRO)>
            <ExportMenu list=Signal::derive(move || query.with(whole))/>
        </ListHead>
        <section class="section">
            <div class="toolbar">
                <Search query hint=texts.text(keys::desk::SEARCH)/>
                <Chips query member="status" label=texts.text(keys::desk::STANDING) values=bands/>
                <Chips query member="kind" label=texts.text(keys::desk::REASON) values=reasons/>
            </div>
            <Listed page query follows=&[ThingKind::Tenant, ThingKind::Subscription] rows=8 show=show/>
        </section>
    }
}

fn show(query: Query, page: Page<TenantFigureRow>, _: Callback<()>) -> AnyView {
    view! { <FiguresTable query page/> }.erased()
}

fn ask(query: &Query) -> TenantFigures {
    TenantFigures {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        sort: query.get("sort").and_then(TenantFigureSort::parse),
        band: query.get("status").and_then(StandingBand::parse),
        reason: query.get("kind").and_then(StandingReason::parse),
        search: query.get("search").map(str::to_owned),
    }
}

/// All pages of what the page asks.
fn whole(query: &Query) -> TenantFigures {
    TenantFigures { limit: None, cursor: None, ..ask(query) }
}
