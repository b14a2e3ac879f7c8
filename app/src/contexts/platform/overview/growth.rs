//! The charts of the desk: new tenants, and calls.

use super::labels::number;
use crate::port::Erased;
use crate::ui::{AreaChart, ChartWords, ColumnChart, Figures};
use crate::words;
use domain::platform::{GrowthPoint, UseOfDay};
use leptos::prelude::*;
use texts::keys;

/// New tenants over time.
#[component]
pub(super) fn Growth(growth: Vec<GrowthPoint>) -> impl IntoView {
    let texts = words::texts();
    let new: u64 = growth.iter().map(|point| point.new).sum();
    let total = growth.last().map_or(0, |point| point.total);
    let words = ChartWords {
        title: texts.text(keys::desk::GROWTH_TITLE),
        summary: texts.fill(keys::desk::GROWTH_SUMMARY, &[("new", &number(new)), ("total", &number(total))]),
        table: texts.text(keys::identity::VIEW_TABLE),
        columns: [keys::desk::FROM, keys::desk::NEW].map(|key| texts.text(key)).to_vec(),
    };
    let rows = growth.into_iter().map(|point| Figures { name: point.from, values: vec![point.new] }).collect();
    view! { <ColumnChart words rows/> }.erased()
}

/// Calls by day: all of them, refused, failed.
#[component]
pub(super) fn UseOverTime(days: Vec<UseOfDay>) -> impl IntoView {
    let texts = words::texts();
    let sum = |of: fn(&UseOfDay) -> u64| number(days.iter().map(of).sum());
    let (calls, refused, failed) = (sum(|day| day.calls), sum(|day| day.refused), sum(|day| day.failed));
    let values = [("calls", calls.as_str()), ("refused", refused.as_str()), ("failed", failed.as_str())];
    let words = ChartWords {
        title: texts.text(keys::desk::USE_TITLE),
        summary: texts.fill(keys::desk::USE_SUMMARY, &values),
        table: texts.text(keys::identity::VIEW_TABLE),
        columns: [keys::identity::DAY, keys::desk::CALLS, keys::desk::REFUSED, keys::desk::FAILED]
            .map(|key| texts.text(key))
            .to_vec(),
    };
    let row = |day: UseOfDay| Figures { name: day.day, values: vec![day.calls, day.refused, day.failed] };
    view! { <AreaChart words rows=days.into_iter().map(row).collect()/> }.erased()
}
