//! Which pages are loaded.

use super::labels;
use crate::port::Erased;
use crate::ui::{ChartWords, Column, ColumnChart, EmptyState, Figures, Table};
use crate::words::{self, number};
use domain::platform::{ViewsBy, ViewsOfDay, ViewsReport, ViewsRow};
use leptos::prelude::*;
use texts::{Locale, keys};

/// The report, or that nothing was loaded.
pub(super) fn report(report: ViewsReport, by: ViewsBy) -> AnyView {
    let texts = words::texts();
    let ViewsReport { total, by_day, rows } = report;
    if total == 0 {
        let (title, text) = (texts.text(keys::speed::VIEWS_EMPTY_TITLE), texts.text(keys::speed::VIEWS_EMPTY_TEXT));
        return view! { <EmptyState icon="timer" title text/> }.erased();
    }
    let columns = vec![Column::new(texts.text(labels::by(by))), Column::number(texts.text(keys::speed::LOADS))];
    let rows: Vec<_> = rows.into_iter().map(|it| row(it, by)).collect();
    view! {
        {chart(total, by_day)}
        <Table caption=texts.text(keys::speed::VIEWS) columns>{rows}</Table>
    }
    .erased()
}

fn chart(total: u64, days: Vec<ViewsOfDay>) -> AnyView {
    let texts = words::texts();
    let words = ChartWords {
        title: texts.text(keys::speed::VIEWS_CHART),
        summary: texts.fill(keys::speed::VIEWS_SUMMARY, &[("count", &number(total))]),
        table: texts.text(keys::identity::VIEW_TABLE),
        columns: [keys::identity::DAY, keys::speed::LOADS].map(|key| texts.text(key)).to_vec(),
    };
    let row = |ViewsOfDay { day, views }: ViewsOfDay| Figures { name: day, values: vec![views] };
    view! { <ColumnChart words rows=days.into_iter().map(row).collect()/> }.erased()
}

fn row(ViewsRow { name, views }: ViewsRow, by: ViewsBy) -> AnyView {
    let texts = words::texts();
    let name = match by {
        ViewsBy::Language => Locale::parse(&name).map_or(name, |locale| locale.native_name().to_owned()),
        ViewsBy::Referrer if name.is_empty() => texts.text(keys::speed::NO_REFERRER).to_owned(),
        ViewsBy::Page | ViewsBy::Referrer => name,
    };
    view! {
        <tr>
            <th scope="row" class="font-medium"><bdi class="anywhere" dir="auto">{name}</bdi></th>
            <td class="end" data-label=texts.text(keys::speed::LOADS)>{number(views)}</td>
        </tr>
    }
    .erased()
}
