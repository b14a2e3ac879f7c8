//! Calls in figures: at a glance, as a chart, and by key and operation.

use super::labels;
use crate::lists::figures_over;
use crate::port::Erased;
use crate::ui::{ChartWords, Column, Figures, Sparkline, StackedChart, Table};
use crate::words::{self, number};
use domain::developers::{CallFigures, CallsOfDay, CallsOfKey, CallsOfRoute, CallsReport, Latency};
use leptos::prelude::*;
use texts::{Key, keys};

/// Whose calls these are.
pub(super) fn whose(is_whole: bool) -> AnyView {
    let key = if is_whole { keys::developers::WHOLE } else { keys::developers::OWN };
    view! { <p class="t-sm text-fg-muted">{words::texts().text(key)}</p> }.erased()
}

/// The whole report. Links to a part of it keep its days.
pub(super) fn report(report: CallsReport, days: &'static str) -> AnyView {
    let texts = words::texts();
    let CallsReport { is_whole, total, by_day, by_key, by_route, .. } = report;
    let took = |of: fn(Latency) -> u64| total.latency.map_or_else(|| "–".to_owned(), |latency| labels::ms(of(latency)));
    let by_key: Vec<_> = by_key.into_iter().map(|key| of_key(key, days)).collect();
    let by_route: Vec<_> = by_route.into_iter().map(|route| of_route(route, days)).collect();
    let part = |title: Key, first: Key, rows: Vec<AnyView>| {
        let title = texts.text(title);
        (!rows.is_empty()).then(|| {
            view! {
                <section class="section">
                    <h2 class="t-md">{title}</h2>
                    <Table caption=title columns=columns(first)>{rows}</Table>
                </section>
            }
        })
    };
    let line = |title: Key, of: fn(&CallsOfDay) -> u64| {
        let values: Vec<_> = by_day.iter().map(of).collect();
        (values.len() > 1).then(|| view! { <Sparkline values summary=texts.text(title)/> }.erased())
    };
    let glance = figures_over(vec![
        ((keys::developers::CALLS, number(total.calls), None), line(keys::developers::CHART, |day| day.calls)),
        (
            (keys::developers::ERRORS, number(total.errors), None),
            line(keys::developers::ERRORS_BY_DAY, |day| day.errors),
        ),
        ((keys::developers::SHARE, labels::share(&total), None), None),
        ((keys::developers::HALF, took(|it| it.p50_us), None), None),
        ((keys::developers::P95, took(|it| it.p95_us), None), None),
        ((keys::developers::P99, took(|it| it.p99_us), None), None),
    ]);
    view! {
        {glance}
        {whose(is_whole)}
        <section class="section">{chart(&total, by_day)}</section>
        {part(keys::developers::BY_KEY, keys::developers::KEY, by_key)}
        {part(keys::developers::BY_ROUTE, keys::developers::OPERATION, by_route)}
    }
    .erased()
}

fn chart(total: &CallFigures, days: Vec<CallsOfDay>) -> AnyView {
    let texts = words::texts();
    let sums = [("calls", number(total.calls)), ("errors", number(total.errors))];
    let sums: Vec<_> = sums.iter().map(|(name, sum)| (*name, sum.as_str())).collect();
    let words = ChartWords {
        title: texts.text(keys::developers::CHART),
        summary: texts.fill(keys::developers::CHART_SUMMARY, &sums),
        table: texts.text(keys::identity::VIEW_TABLE),
        columns: [keys::identity::DAY, keys::developers::SUCCEEDED, keys::developers::ERRORS]
            .map(|key| texts.text(key))
            .to_vec(),
    };
    // A call either succeeded or was an error, so both together are all of them.
    let values = |day: &CallsOfDay| vec![day.calls.saturating_sub(day.errors), day.errors];
    let rows = days.into_iter().map(|day| Figures { values: values(&day), name: day.day }).collect();
    view! { <StackedChart words rows/> }.erased()
}

fn columns(first: Key) -> Vec<Column> {
    let texts = words::texts();
    let mut columns = vec![Column::new(texts.text(first))];
    let numbers = [
        keys::developers::CALLS,
        keys::developers::ERRORS,
        keys::developers::SHARE,
        keys::developers::HALF,
        keys::developers::P95,
    ];
    columns.extend(numbers.map(|key| Column::number(texts.text(key))));
    columns
}

fn of_key(CallsOfKey { key_id, name, figures }: CallsOfKey, days: &'static str) -> AnyView {
    let texts = words::texts();
    let head = match (key_id, name) {
        (None, _) => view! { <span>{texts.text(keys::developers::SESSION)}</span> }.erased(),
        (Some(id), name) => {
            let name = name.unwrap_or_else(|| texts.text(keys::developers::KEY_GONE).to_owned());
            let href = format!("/developer/calls?days={days}&actor={id}");
            view! { <a class="row-link" href=href data-noscroll=""><bdi>{name}</bdi></a> }.erased()
        }
    };
    row(head, &figures)
}

fn of_route(CallsOfRoute { operation, method, path, figures }: CallsOfRoute, days: &'static str) -> AnyView {
    let href = format!("/developer/calls?days={days}&operation={operation}");
    let place = method.zip(path).map(|(method, path)| format!("{method} {path}")).unwrap_or_else(|| operation.clone());
    let head = view! {
        <a class="row-link" href=href title=operation data-noscroll=""><code class="anywhere" dir="ltr">{place}</code></a>
    };
    row(head.erased(), &figures)
}

fn row(head: AnyView, figures: &CallFigures) -> AnyView {
    let texts = words::texts();
    let took = |of: fn(Latency) -> u64| figures.latency.map_or_else(|| "–".to_owned(), |it| labels::ms(of(it)));
    let cells = [
        (keys::developers::CALLS, number(figures.calls)),
        (keys::developers::ERRORS, number(figures.errors)),
        (keys::developers::SHARE, labels::share(figures)),
        (keys::developers::HALF, took(|it| it.p50_us)),
        (keys::developers::P95, took(|it| it.p95_us)),
    ];
    let cells: Vec<_> = cells
        .into_iter()
        .map(|(name, value)| view! { <td class="end" data-label=texts.text(name)>{value}</td> })
        .collect();
    view! {
        <tr>
            <th scope="row" class="font-medium">{head}</th>
            {cells}
        </tr>
    }
    .erased()
}
