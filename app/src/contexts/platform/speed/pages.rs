//! What people waited for: each measure with its rating, over time, and by page.

use super::labels;
use crate::lists::Query;
use crate::port::Erased;
use crate::ui::{Badge, ChartWords, Column, EmptyState, Figures, LineChart, Table};
use crate::words::{self, number};
use domain::platform::{SpeedOfDay, SpeedOfPage, Vital, VitalFigures, VitalsReport};
use leptos::prelude::*;
use texts::keys;

/// The report, or that nothing was measured.
pub(super) fn report(report: VitalsReport, query: Memo<Query>) -> AnyView {
    let texts = words::texts();
    let VitalsReport { total, by_day, by_page, releases } = report;
    if total.is_empty() {
        let (title, text) = (texts.text(keys::speed::PAGES_EMPTY_TITLE), texts.text(keys::speed::PAGES_EMPTY_TEXT));
        return view! { <EmptyState icon="timer" title text/> }.erased();
    }
    let measures: Vec<_> = total.iter().map(measure).collect();
    let mut columns = vec![Column::new(texts.text(keys::speed::PAGE)), Column::number(texts.text(keys::speed::LOADS))];
    columns.extend(Vital::ALL.iter().map(|vital| Column::new(texts.text(labels::vital(*vital)))));
    let rows: Vec<_> = by_page.into_iter().map(row).collect();
    let links: Vec<_> = releases.into_iter().map(|release| link(release, query)).collect();
    let title = texts.text(keys::speed::BY_PAGE);
    view! {
        <Table caption=texts.text(keys::speed::MEASURES) columns=measured_columns()>{measures}</Table>
        {chart(&total, by_day)}
        <h3 class="t-md">{title}</h3>
        <Table caption=title columns>{rows}</Table>
        <div class="chips" role="group" aria-label=texts.text(keys::speed::RELEASE)>{links}</div>
    }
    .erased()
}

fn measured_columns() -> Vec<Column> {
    let texts = words::texts();
    vec![
        Column::new(texts.text(keys::speed::MEASURE)),
        Column::new(texts.text(keys::speed::P75)),
        Column::number(texts.text(keys::speed::GOOD)),
        Column::number(texts.text(keys::speed::POOR)),
        Column::number(texts.text(keys::speed::LOADS)),
    ]
}

fn measure(it: &VitalFigures) -> AnyView {
    let texts = words::texts();
    view! {
        <tr>
            <th scope="row" class="font-medium">{texts.text(labels::vital(it.vital))}</th>
            <td data-label=texts.text(keys::speed::P75)>{rated(it)}</td>
            <td class="end" data-label=texts.text(keys::speed::GOOD)>{words::share(it.good, it.loads)}</td>
            <td class="end" data-label=texts.text(keys::speed::POOR)>{words::share(it.poor, it.loads)}</td>
            <td class="end" data-label=texts.text(keys::speed::LOADS)>{number(it.loads)}</td>
        </tr>
    }
    .erased()
}

/// A value with how good it is.
fn rated(it: &VitalFigures) -> AnyView {
    let (tone, icon, name) = labels::rating(it.rating);
    let value = labels::value(it.vital, it.p75);
    view! {
        <span class="flex gap-2 items-center">
            <bdi dir="ltr">{value}</bdi>
            <Badge tone icon label=words::texts().text(name)/>
        </span>
    }
    .erased()
}

/// When the largest part of pages was there, and how long they took to answer, day by day.
fn chart(total: &[VitalFigures], days: Vec<SpeedOfDay>) -> AnyView {
    let texts = words::texts();
    let of = |vitals: &[VitalFigures], vital: Vital| vitals.iter().find(|it| it.vital == vital).map(|it| it.p75);
    let shown = |vital: Vital| of(total, vital).map_or_else(|| "–".to_owned(), |value| labels::value(vital, value));
    let values = [("lcp", shown(Vital::Lcp)), ("inp", shown(Vital::Inp)), ("cls", shown(Vital::Cls))];
    let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let words = ChartWords {
        title: texts.text(keys::speed::PAGES_CHART),
        summary: texts.fill(keys::speed::PAGES_SUMMARY, &values),
        table: texts.text(keys::identity::VIEW_TABLE),
        columns: [keys::identity::DAY, keys::speed::LCP, keys::speed::INP].map(|key| texts.text(key)).to_vec(),
    };
    let row = |SpeedOfDay { day, vitals }: SpeedOfDay| {
        let values = [Vital::Lcp, Vital::Inp].map(|vital| u64::from(of(&vitals, vital).unwrap_or_default()));
        Figures { name: day, values: values.to_vec() }
    };
    view! { <LineChart words rows=days.into_iter().map(row).collect()/> }.erased()
}

fn row(SpeedOfPage { page, vitals }: SpeedOfPage) -> AnyView {
    let texts = words::texts();
    let loads = vitals.iter().map(|it| it.loads).max().unwrap_or_default();
    let cells: Vec<_> = Vital::ALL
        .iter()
        .map(|vital| {
            let shown = vitals.iter().find(|it| it.vital == *vital).map(rated);
            view! { <td data-label=texts.text(labels::vital(*vital))>{shown}</td> }
        })
        .collect();
    view! {
        <tr>
            <th scope="row" class="font-medium"><code class="anywhere" dir="ltr">{page}</code></th>
            <td class="end" data-label=texts.text(keys::speed::LOADS)>{number(loads)}</td>
            {cells}
        </tr>
    }
    .erased()
}

fn link(release: String, query: Memo<Query>) -> AnyView {
    let href = query.with_untracked(|query| query.with("release", Some(release.as_str())));
    let current = query.with_untracked(|query| query.get("release") == Some(release.as_str())).then_some("true");
    view! {
        <a class="chip" href=href aria-current=current data-noscroll=""><code dir="ltr">{release}</code></a>
    }
    .erased()
}
