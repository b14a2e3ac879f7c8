//! What the server took: at a glance, over time, and by operation.

use super::labels::{ms, took};
use crate::lists::{Query, figures};
use crate::port::{self, Erased};
use crate::ui::{ChartWords, Column, EmptyState, Figures, LineChart, Table};
use crate::words::{self, number, share};
use domain::platform::{ServerSpeedReport, SpeedFigures, SpeedOfOperation, SpeedPoint};
use leptos::prelude::*;
use texts::keys;

/// The report, or that nothing was asked.
pub(super) fn report(report: ServerSpeedReport, query: Memo<Query>) -> AnyView {
    let texts = words::texts();
    let ServerSpeedReport { total, course, by_operation } = report;
    let Some(total) = total else {
        let (title, text) = (texts.text(keys::speed::SERVER_EMPTY_TITLE), texts.text(keys::speed::SERVER_EMPTY_TEXT));
        return view! { <EmptyState icon="timer" title text/> }.erased();
    };
    let rows: Vec<_> = by_operation.into_iter().map(|it| row(it, query)).collect();
    let title = texts.text(keys::speed::BY_OPERATION);
    view! {
        {figures(vec![
            (keys::speed::REQUESTS, number(total.requests), None),
            (keys::speed::FAILED, share(total.failed, total.requests), None),
            (keys::developers::HALF, took(total.latency.p50_us), None),
            (keys::developers::P95, took(total.latency.p95_us), None),
            (keys::developers::P99, took(total.latency.p99_us), None),
        ])}
        {chart(&total, course)}
        <h3 class="t-md">{title}</h3>
        <Table caption=title columns=columns()>{rows}</Table>
    }
    .erased()
}

fn chart(total: &SpeedFigures, course: Vec<SpeedPoint>) -> AnyView {
    let texts = words::texts();
    let zone = port::use_boot().zone;
    let sums = [("half", took(total.latency.p50_us)), ("most", took(total.latency.p95_us))];
    let sums: Vec<_> = sums.iter().map(|(name, sum)| (*name, sum.as_str())).collect();
    let words = ChartWords {
        title: texts.text(keys::speed::SERVER_CHART),
        summary: texts.fill(keys::speed::SERVER_SUMMARY, &sums),
        table: texts.text(keys::identity::VIEW_TABLE),
        columns: [keys::speed::AT, keys::developers::HALF, keys::developers::P95, keys::developers::P99]
            .map(|key| texts.text(key))
            .to_vec(),
    };
    let row = |point: SpeedPoint| {
        let took = point.figures.latency;
        Figures { name: zone.at(point.at).minute, values: [took.p50_us, took.p95_us, took.p99_us].map(ms).to_vec() }
    };
    view! { <LineChart words rows=course.into_iter().map(row).collect()/> }.erased()
}

fn columns() -> Vec<Column> {
    let texts = words::texts();
    let mut columns = vec![Column::new(texts.text(keys::speed::OPERATION))];
    let numbers = [
        keys::speed::REQUESTS,
        keys::speed::FAILED,
        keys::developers::HALF,
        keys::developers::P95,
        keys::developers::P99,
    ];
    columns.extend(numbers.map(|key| Column::number(texts.text(key))));
    columns
}

fn row(SpeedOfOperation { operation, route, figures }: SpeedOfOperation, query: Memo<Query>) -> AnyView {
    let texts = words::texts();
    let href = query.with_untracked(|query| query.with("operation", Some(operation.as_str())));
    let place = route.unwrap_or_else(|| operation.clone());
    let cells = [
        (keys::speed::REQUESTS, number(figures.requests)),
        (keys::speed::FAILED, share(figures.failed, figures.requests)),
        (keys::developers::HALF, took(figures.latency.p50_us)),
        (keys::developers::P95, took(figures.latency.p95_us)),
        (keys::developers::P99, took(figures.latency.p99_us)),
    ];
    let cells: Vec<_> = cells
        .into_iter()
        .map(|(name, value)| view! { <td class="end" data-label=texts.text(name)>{value}</td> })
        .collect();
    view! {
        <tr>
            <th scope="row" class="font-medium">
                <a class="row-link" href=href title=operation data-noscroll=""><code class="anywhere" dir="ltr">{place}</code></a>
            </th>
            {cells}
        </tr>
    }
    .erased()
}
