//! The projections, one row each.

use super::labels;
use super::rebuild_state::RebuildStateCell;
use crate::port::Erased;
use crate::ui::{Column, LinkButton, Table};
use crate::words;
use domain::platform::ProjectionRow;
use leptos::prelude::*;
use texts::keys;

/// The projections.
#[component]
pub(super) fn ProjectionsTable(projections: Vec<ProjectionRow>, may_manage: bool) -> impl IntoView {
    let texts = words::texts();
    let names = [keys::platform::NAME, keys::platform::KIND, keys::platform::TABLES, keys::platform::BEHIND];
    let mut columns: Vec<_> = names.into_iter().map(|name| Column::new(texts.text(name))).collect();
    columns.push(Column::new(texts.text(keys::platform::LAST_REBUILD)));
    if may_manage {
        columns.push(Column::new(texts.text(keys::platform::ACTION)));
    }
    let rows: Vec<_> = projections.into_iter().map(|projection| row(projection, may_manage)).collect();
    view! { <Table caption=texts.text(keys::platform::CAPTION) columns>{rows}</Table> }
}

fn row(projection: ProjectionRow, may_manage: bool) -> AnyView {
    let texts = words::texts();
    let lag = labels::lag(projection.lag_events, projection.lag_seconds);
    let href = format!("/admin/projections?rebuild={}", projection.name);
    let rebuild = may_manage.then(|| {
        view! {
            <td data-label=texts.text(keys::platform::ACTION)>
                <LinkButton href icon="refresh-cw">{texts.text(keys::platform::REBUILD)}</LinkButton>
            </td>
        }
    });
    view! {
        <tr data-projection=projection.name.clone()>
            <th scope="row" class="font-medium"><code dir="ltr">{projection.name.clone()}</code></th>
            <td data-label=texts.text(keys::platform::KIND)>{texts.text(labels::kind(projection.kind))}</td>
            <td data-label=texts.text(keys::platform::TABLES)>
                <code dir="ltr">{projection.tables.join(", ")}</code>
            </td>
            <td data-label=texts.text(keys::platform::BEHIND)>{lag}</td>
            <td data-label=texts.text(keys::platform::LAST_REBUILD)>
                <RebuildStateCell rebuild=projection.last_rebuild/>
            </td>
            {rebuild}
        </tr>
    }
    .erased()
}
