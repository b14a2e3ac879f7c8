//! Tenants with their figures: the whole table, and the short one of the desk.

use super::labels::{self, bytes, number};
use crate::lists::{Empty, Query, Rows};
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::{Badge, Column, EmptyState, Order, Table};
use crate::words;
use domain::Page;
use domain::platform::{StandingReason, TenantFigureRow};
use leptos::prelude::*;
use texts::{Key, keys};

const EMPTY: Empty =
    Empty { icon: "building-2", title: keys::desk::FIGURES_EMPTY_TITLE, text: keys::desk::FIGURES_EMPTY_TEXT };

/// One page of the list.
#[component]
pub(super) fn FiguresTable(query: Query, page: Page<TenantFigureRow>) -> impl IntoView {
    let texts = words::texts();
    let (columns, next_cursor) = (columns(&query), page.next_cursor);
    let rows = page.data.into_iter().map(row).collect();
    view! { <Rows query caption=texts.text(keys::desk::FIGURES_CAPTION) columns rows next_cursor empty=EMPTY/> }
}

fn columns(query: &Query) -> Vec<Column> {
    let texts = words::texts();
    // Each order has one direction: the one that somebody who looks for trouble wants.
    let sorted = |column: Column, sort: &'static str, order: Order| {
        let is_it = query.get("sort").unwrap_or("score") == sort;
        let hint = texts.fill(keys::list::SORT_BY, &[("column", column.label)]);
        column.sorted(if is_it { order } else { Order::None }, query.with("sort", Some(sort)), hint)
    };
    let number = |key: Key| Column::number(texts.text(key));
    vec![
        sorted(Column::new(texts.text(keys::tenancy::NAME)), "name", Order::Ascending),
        sorted(Column::new(texts.text(keys::desk::STANDING)), "score", Order::Ascending),
        sorted(number(keys::desk::CALLS), "-calls", Order::Descending),
        sorted(number(keys::desk::FAILED), "-failed", Order::Descending),
        sorted(number(keys::desk::PEOPLE), "-people", Order::Descending),
        sorted(number(keys::desk::STORAGE), "-storageBytes", Order::Descending),
        sorted(number(keys::desk::TOKENS), "-tokens", Order::Descending),
        Column::new(texts.text(keys::desk::LAST_ACTIVE)),
    ]
}

fn row(tenant: TenantFigureRow) -> AnyView {
    let texts = words::texts();
    let label = |key: Key| texts.text(key);
    view! {
        <tr>
            <th scope="row" class="font-medium">{name(&tenant)}</th>
            <td data-label=label(keys::desk::STANDING)>{standing(&tenant)}</td>
            <td class="end" data-label=label(keys::desk::CALLS)>{number(tenant.calls)}</td>
            <td class="end" data-label=label(keys::desk::FAILED)>{number(tenant.failed)}</td>
            <td class="end" data-label=label(keys::desk::PEOPLE)>{number(tenant.people)}</td>
            <td class="end" data-label=label(keys::desk::STORAGE)>{bytes(tenant.storage_bytes)}</td>
            <td class="end" data-label=label(keys::desk::TOKENS)>{number(tenant.tokens)}</td>
            <td data-label=label(keys::desk::LAST_ACTIVE)>
                {match tenant.last_active_at {
                    Some(at) => view! { <Time at show=Show::Minute/> }.erased(),
                    None => view! { <span class="text-fg-subtle">{label(keys::desk::NEVER)}</span> }.erased(),
                }}
            </td>
        </tr>
    }
    .erased()
}

/// The name, which leads to the tenant's page.
fn name(tenant: &TenantFigureRow) -> AnyView {
    let href = format!("/admin/tenants/{}", tenant.id);
    view! { <a class="row-link" href=href><bdi>{tenant.name.clone()}</bdi></a> }.erased()
}

/// The band with the score, and below what brought it down.
fn standing(tenant: &TenantFigureRow) -> AnyView {
    let texts = words::texts();
    let (tone, icon, band) = labels::band(tenant.band);
    let reasons = reasons(&tenant.reasons);
    let why = (!reasons.is_empty()).then(|| view! { <p class="t-sm text-fg-muted">{reasons}</p> });
    view! {
        <div class="standing">
            <Badge tone icon label=texts.text(band)/>
            <span class="standing-score">{tenant.score}</span>
        </div>
        {why}
    }
    .erased()
}

fn reasons(reasons: &[StandingReason]) -> String {
    let texts = words::texts();
    reasons.iter().map(|reason| texts.text(labels::reason(*reason))).collect::<Vec<_>>().join(" · ")
}

/// The first of them, for the desk.
pub(super) fn short(tenants: Vec<TenantFigureRow>, caption: &'static str) -> AnyView {
    let texts = words::texts();
    if tenants.is_empty() {
        let (title, text) = (texts.text(EMPTY.title), texts.text(EMPTY.text));
        return view! { <EmptyState icon=EMPTY.icon title text/> }.erased();
    }
    let columns = vec![
        Column::new(texts.text(keys::tenancy::NAME)),
        Column::new(texts.text(keys::desk::STANDING)),
        Column::number(texts.text(keys::desk::CALLS)),
    ];
    let rows: Vec<_> = tenants
        .into_iter()
        .map(|tenant| {
            view! {
                <tr>
                    <th scope="row" class="font-medium">{name(&tenant)}</th>
                    <td data-label=texts.text(keys::desk::STANDING)>{standing(&tenant)}</td>
                    <td class="end" data-label=texts.text(keys::desk::CALLS)>{number(tenant.calls)}</td>
                </tr>
            }
        })
        .collect();
    view! { <Table caption columns>{rows}</Table> }.erased()
}
