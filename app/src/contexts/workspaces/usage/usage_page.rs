//! The figures of a time, the budgets, and the way to the lines behind them.

use super::budgets::budgets;
use super::{figures, labels};
use crate::lists::{ExportMenu, ListHead, OneOf, Query, Shown, use_query};
use crate::live;
use crate::port::{self, Erased, Known};
use crate::words;
use domain::kernel::WorkspaceId;
use domain::platform::ThingKind;
use domain::workspaces::{MyBudgets, UsageBy, UsageEntries, WorkspaceUsage};
use leptos::prelude::*;
use texts::{Key, keys};

/// The times: as the address names them, in days.
const SPANS: [(&str, u16, Key); 3] =
    [("7", 7, keys::usage::SPAN_WEEK), ("30", 30, keys::usage::SPAN_MONTH), ("366", 366, keys::usage::SPAN_YEAR)];
/// Which of them where the address names none.
const SPAN_DEFAULT: usize = 1;

/// What models are used for.
#[component]
pub fn UsagePage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let asked = Memo::new(move |_| query.with(|query| (days(query), by(query), workspace(query))));
    let place = Memo::new(move |_| query.with(workspace));
    let report = Known::new(
        move || asked.get(),
        |(days, by, workspace_id)| port::call(WorkspaceUsage { workspace_id, days: Some(days), by: Some(by) }),
    );
    let bounds = Known::new(move || place.get(), |workspace_id| port::call(MyBudgets { workspace_id }));
    live::follow(report, &[ThingKind::Execution]);
    live::follow(bounds, &[ThingKind::Execution]);
    let entries = Signal::derive(move || {
        query.with(|query| UsageEntries {
            days: Some(days(query)),
            workspace_id: workspace(query),
            ..UsageEntries::default()
        })
    });
    view! {
        <ListHead title=texts.text(keys::usage::TITLE) intro=texts.text(keys::usage::INTRO)>{spans(query)}</ListHead>
        <section class="section" aria-labelledby="usage-budgets">
            <h2 class="t-md" id="usage-budgets">{texts.text(keys::usage::BUDGETS)}</h2>
            <Shown known=bounds rows=2 show=budgets/>
        </section>
        <section class="section" aria-label=texts.text(keys::usage::TITLE)>
            <div class="toolbar">
                {ways(query)}
                <ExportMenu list=entries/>
            </div>
            <Shown known=report rows=8 show=move |report| figures::report(report, asked.get_untracked().1)/>
        </section>
    }
    .erased()
}

fn spans(query: Memo<Query>) -> AnyView {
    let texts = words::texts();
    let values = SPANS.iter().map(|(name, _, label)| (*name, texts.text(*label))).collect();
    let label = texts.text(keys::usage::DAYS);
    view! { <OneOf query member="days" label values unless_told=SPANS[SPAN_DEFAULT].0/> }.erased()
}

fn ways(query: Memo<Query>) -> AnyView {
    let texts = words::texts();
    let values = UsageBy::ALL.iter().map(|way| (way.as_str(), texts.text(labels::by(*way)))).collect();
    let label = texts.text(keys::usage::BY);
    view! { <OneOf query member="by" label values unless_told=UsageBy::Person.as_str()/> }.erased()
}

/// How many days are looked at.
fn days(query: &Query) -> u16 {
    let named = SPANS.iter().find(|(name, ..)| query.get("days") == Some(*name));
    named.map_or(SPANS[SPAN_DEFAULT].1, |(_, days, _)| *days)
}

fn by(query: &Query) -> UsageBy {
    query.get("by").and_then(UsageBy::parse).unwrap_or(UsageBy::Person)
}

fn workspace(query: &Query) -> Option<WorkspaceId> {
    query.get("workspace").and_then(|id| id.parse().ok())
}
