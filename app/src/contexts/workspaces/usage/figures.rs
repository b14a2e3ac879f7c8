//! Use at a glance, over time, and by whom and what.

use super::labels::{self, failed, took};
use crate::lists::{Figure, figures};
use crate::port::Erased;
use crate::ui::{ChartWords, Column, ColumnChart, EmptyState, Figures, LinkButton, Table};
use crate::words::{self, number};
use domain::workspaces::{ModelUsageRow, UsageBy, UsageFigures, UsageOfDay, UsageReport, readable_cost};
use leptos::prelude::*;
use texts::keys;

/// The report, or that nothing was run.
pub(super) fn report(report: UsageReport, by: UsageBy) -> AnyView {
    let texts = words::texts();
    let UsageReport { total, by_day, rows } = report;
    let course = course(total, by_day);
    if total.runs == 0 {
        return course;
    }
    let title = texts.text(keys::usage::ROWS);
    let rows: Vec<_> = rows.into_iter().map(|it| row(it, by)).collect();
    view! {
        {course}
        <h3 class="t-md">{title}</h3>
        <Table caption=title columns=columns(by)>{rows}</Table>
    }
    .erased()
}

/// The figures of a time and their course, or that nothing was run in it.
pub(super) fn course(total: UsageFigures, by_day: Vec<UsageOfDay>) -> AnyView {
    if total.runs == 0 {
        let texts = words::texts();
        let (title, text) = (texts.text(keys::usage::EMPTY_TITLE), texts.text(keys::usage::EMPTY_TEXT));
        return view! {
            <EmptyState icon="chart-line" title text>
                <LinkButton href="/client/runs" icon="message-square-text">{texts.text(keys::usage::TO_RUNS)}</LinkButton>
            </EmptyState>
        }
        .erased();
    }
    view! {
        {figures(glance(&total))}
        {chart(&total, by_day)}
    }
    .erased()
}

fn glance(total: &UsageFigures) -> Vec<Figure> {
    let mut all = vec![
        (keys::usage::RUNS, number(total.runs), Some("/client/runs")),
        (keys::usage::TOKENS, number(total.tokens), None),
        (keys::usage::COST, readable_cost(total.cost_micros), None),
        (keys::usage::FAILED, failed(total), None),
        (keys::usage::LATENCY_P50, took(total.latency_p50_ms), None),
        (keys::usage::LATENCY_P95, took(total.latency_p95_ms), None),
    ];
    let more = [(keys::usage::REFUSED, total.refused), (keys::usage::RESERVED, total.reserved_tokens)];
    all.extend(more.into_iter().filter(|(_, count)| *count > 0).map(|(name, count)| (name, number(count), None)));
    all
}

fn chart(total: &UsageFigures, days: Vec<UsageOfDay>) -> AnyView {
    let texts = words::texts();
    let (tokens, runs) = (number(total.tokens), number(total.runs));
    let words = ChartWords {
        title: texts.text(keys::usage::CHART),
        summary: texts.fill(keys::usage::CHART_SUMMARY, &[("tokens", &tokens), ("runs", &runs)]),
        table: texts.text(keys::identity::VIEW_TABLE),
        columns: [keys::identity::DAY, keys::usage::TOKENS].map(|key| texts.text(key)).to_vec(),
    };
    let row = |UsageOfDay { day, figures }: UsageOfDay| Figures { name: day, values: vec![figures.tokens] };
    view! { <ColumnChart words rows=days.into_iter().map(row).collect()/> }.erased()
}

fn columns(by: UsageBy) -> Vec<Column> {
    let texts = words::texts();
    let mut columns = vec![Column::new(texts.text(labels::by(by)))];
    let numbers = [
        keys::usage::RUNS,
        keys::usage::TOKENS,
        keys::usage::COST,
        keys::usage::FAILED,
        keys::usage::LATENCY_P50,
        keys::usage::LATENCY_P95,
    ];
    columns.extend(numbers.map(|key| Column::number(texts.text(key))));
    columns
}

fn row(ModelUsageRow { id, name, figures }: ModelUsageRow, by: UsageBy) -> AnyView {
    let texts = words::texts();
    let cells = [
        (keys::usage::RUNS, number(figures.runs)),
        (keys::usage::TOKENS, number(figures.tokens)),
        (keys::usage::COST, readable_cost(figures.cost_micros)),
        (keys::usage::FAILED, failed(&figures)),
        (keys::usage::LATENCY_P50, took(figures.latency_p50_ms)),
        (keys::usage::LATENCY_P95, took(figures.latency_p95_ms)),
    ];
    let cells: Vec<_> = cells
        .into_iter()
        .map(|(key, value)| view! { <td class="end" data-label=texts.text(key)>{value}</td> })
        .collect();
    let what = match by {
        UsageBy::Person => {
            let name = name.unwrap_or_else(|| texts.text(keys::usage::SOMEBODY).to_owned());
            view! { <bdi>{name}</bdi> }.erased()
        }
        UsageBy::Model => view! { <code class="anywhere" dir="ltr">{id}</code> }.erased(),
        UsageBy::Template if id.is_empty() => view! { <span>{texts.text(keys::usage::NO_TEMPLATE)}</span> }.erased(),
        UsageBy::Template => {
            let href = format!("/client/templates/{id}");
            view! { <a class="link" href=href><code class="anywhere" dir="ltr">{id}</code></a> }.erased()
        }
    };
    view! {
        <tr>
            <th scope="row" class="font-medium">{what}</th>
            {cells}
        </tr>
    }
    .erased()
}
