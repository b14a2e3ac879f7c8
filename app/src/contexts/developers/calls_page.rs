//! What programs asked of the interface: figures of a period, and the single calls behind them.

use super::calls_table::CallsTable;
use super::report::report;
use crate::lists::{ExportMenu, HeldChip, ListHead, Listed, OneOf, Query, Search, Shown, use_query};
use crate::port::{self, Erased, Known};
use crate::words;
use domain::Page;
use domain::developers::{CallRow, Calls, ShowCallsReport};
use leptos::prelude::*;
use texts::{Key, keys};

/// The periods: as the address names them, in days.
const SPANS: [(&str, u16, Key); 3] = [
    ("1", 1, keys::developers::SPAN_DAY),
    ("7", 7, keys::developers::SPAN_WEEK),
    ("30", 30, keys::developers::SPAN_MONTH),
];
/// The one that is shown unless the address names another.
const WEEK: usize = 1;
/// Rows on a page.
const ROWS: u16 = 25;

/// Calls.
#[component]
pub fn CallsPage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let span = Memo::new(move |_| query.with(span_of));
    // The rows have a search and pages of their own; figures change with period, key and operation alone.
    let part = Memo::new(move |_| query.with(|query| (span_of(query), key(query), member(query, "operation"))));
    let figures = Known::new(
        move || part.get(),
        |(span, key_id, operation)| port::call(ShowCallsReport { days: Some(SPANS[span].1), key_id, operation }),
    );
    let rows = Known::new(move || query.get(), |query| port::call(ask(&query)));
    let spans = SPANS.iter().map(|(days, _, name)| (*days, texts.text(*name))).collect();
    view! {
        <ListHead title=texts.text(keys::developers::CALLS) intro=texts.text(keys::developers::CALLS_INTRO)>
            <OneOf
                query
                member="days"
                label=texts.text(keys::developers::SPAN)
                values=spans
                unless_told=SPANS[WEEK].0
            />
        </ListHead>
        <div class="toolbar">
            <HeldChip query member="actor" label=texts.text(keys::developers::KEY)/>
            <HeldChip query member="operation" label=texts.text(keys::developers::OPERATION)/>
        </div>
        <Shown known=figures rows=8 show=move |figures| report(figures, SPANS[span.get_untracked()].0)/>
        <section class="section">
            <h2 class="t-md">{texts.text(keys::developers::SINGLE)}</h2>
            <div class="toolbar">
                <Search query hint=texts.text(keys::developers::FIND)/>
                <ExportMenu list=Signal::derive(move || query.with(whole))/>
            </div>
            <Listed page=rows query rows=8 follows=&[] show=show/>
        </section>
    }
    .erased()
}

fn show(query: Query, page: Page<CallRow>, _: Callback<()>) -> AnyView {
    view! { <CallsTable query page/> }.erased()
}

fn span_of(query: &Query) -> usize {
    SPANS.iter().position(|(days, ..)| query.get("days") == Some(*days)).unwrap_or(WEEK)
}

fn member(query: &Query, name: &str) -> Option<String> {
    query.get(name).map(str::to_owned)
}

fn key(query: &Query) -> Option<domain::kernel::ApiKeyId> {
    query.get("actor").and_then(|id| id.parse().ok())
}

/// All pages of what the page asks.
fn whole(query: &Query) -> Calls {
    Calls { limit: None, cursor: None, ..ask(query) }
}

fn ask(query: &Query) -> Calls {
    Calls {
        limit: Some(ROWS),
        cursor: member(query, "cursor"),
        // What is no id is nobody's.
        id: query.get("search").map(|id| id.parse().unwrap_or_default()),
        key_id: key(query),
        operation: member(query, "operation"),
        ..Calls::default()
    }
}
