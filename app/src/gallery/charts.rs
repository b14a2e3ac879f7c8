//! Charts of amounts, and charts that have little to draw.

use super::{Part, part};
use crate::port::Erased;
use crate::ui::{
    AreaChart, BarChart, ChartWords, ColumnChart, DonutChart, Figures, HeatChart, LineChart, StackedChart,
};
use crate::words;
use leptos::prelude::*;
use texts::{Key, keys};

/// The words of a chart whose table has these columns.
pub(super) fn spoken(columns: &[Key]) -> ChartWords {
    let texts = words::texts();
    ChartWords {
        title: texts.text(keys::billing::DISTRIBUTION_TITLE),
        summary: texts.text(keys::billing::INTRO).to_owned(),
        table: texts.text(keys::billing::VIEW_TABLE),
        columns: columns.iter().map(|key| texts.text(*key)).collect(),
    }
}

/// Rows of one figure each.
pub(super) fn rows(named: &[(&str, u64)]) -> Vec<Figures> {
    named.iter().map(|(name, value)| Figures { name: (*name).to_owned(), values: vec![*value] }).collect()
}

const ONE: [Key; 2] = [keys::billing::PLAN, keys::billing::TENANTS];

/// Lying bars and rings: plain, leading somewhere, and of more parts than can be told apart.
pub(super) fn amounts() -> Part {
    let plans = rows(&[("basic", 1034), ("pro", 21), ("enterprise", 8)]);
    let many = rows(&[("a", 34), ("b", 21), ("c", 13), ("d", 8), ("e", 5), ("f", 3), ("g", 2), ("h", 1)]);
    let other = words::texts().text(keys::billing::DISTRIBUTION_OTHER);
    let links = || vec!["/ui".to_owned(); 3];
    let shown = view! {
        <div class="charts">
            <BarChart words=spoken(&ONE) rows=plans.clone()/>
            <BarChart words=spoken(&ONE) rows=plans.clone() links=links()/>
            <DonutChart words=spoken(&ONE) rows=plans other links=links()/>
            <DonutChart words=spoken(&ONE) rows=many other/>
        </div>
    };
    part("bar_chart · donut_chart", shown.erased())
}

/// Every chart of nothing, of one row, and of noughts.
pub(super) fn bare() -> Part {
    let other = words::texts().text(keys::billing::DISTRIBUTION_OTHER);
    let of = |rows: Vec<Figures>| {
        view! {
            <BarChart words=spoken(&ONE) rows=rows.clone()/>
            <DonutChart words=spoken(&ONE) rows=rows.clone() other/>
            <ColumnChart words=spoken(&ONE) rows=rows.clone()/>
            <StackedChart words=spoken(&ONE) rows=rows.clone()/>
            <LineChart words=spoken(&ONE) rows=rows.clone()/>
            <AreaChart words=spoken(&ONE) rows=rows.clone()/>
            <HeatChart words=spoken(&ONE) rows/>
        }
        .erased()
    };
    let shown = view! {
        <div class="charts">
            {of(Vec::new())}
            {of(rows(&[("basic", 3)]))}
            {of(rows(&[("basic", 0), ("pro", 0)]))}
        </div>
    };
    part("charts_of_nothing · of_one · of_noughts", shown.erased())
}
