//! Charts.

use super::part;
use crate::ui::{BarChart, ChartWords, ColumnChart, Figures, LineChart};
use crate::words;
use leptos::prelude::*;
use texts::keys;

/// Lying bars that lead somewhere, standing ones with a mark, and lines.
pub(super) fn charts() -> AnyView {
    let texts = words::texts();
    let words = |columns: Vec<&'static str>| ChartWords {
        title: texts.text(keys::billing::DISTRIBUTION_TITLE),
        summary: texts.text(keys::billing::INTRO).to_owned(),
        table: texts.text(keys::billing::VIEW_TABLE),
        columns,
    };
    let plans = ["basic", "pro", "enterprise"].into_iter().zip([34, 21, 8]);
    let plans: Vec<_> = plans.map(|(name, count)| Figures { name: name.to_owned(), values: vec![count] }).collect();
    let day =
        |day: u64| Figures { name: format!("2026-11-{day:02}"), values: vec![day * 7 % 23, day * 3 % 11, day % 5] };
    let days: Vec<_> = (1..=21).map(day).collect();
    let of = |keys: &[texts::Key]| keys.iter().map(|key| texts.text(*key)).collect();
    let shown = view! {
        <div class="charts">
            <BarChart
                words=words(of(&[keys::billing::PLAN, keys::billing::TENANTS]))
                rows=plans
                links=vec!["/ui".to_owned(); 3]
            />
            <ColumnChart words=words(of(&[keys::identity::DAY, keys::desk::CALLS])) rows=days.clone() mark=18/>
            <LineChart
                words=words(of(&[keys::identity::DAY, keys::desk::CALLS, keys::desk::REFUSED, keys::desk::FAILED]))
                rows=days
            />
        </div>
    };
    part("bar_chart · column_chart · line_chart", shown.into_any())
}
