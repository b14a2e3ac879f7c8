//! The last runs: of a workspace, or of all that one may enter.

use crate::contexts::workspaces::labels::StatusBadge;
use crate::lists::Shown;
use crate::live;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Column, EmptyState, Table};
use crate::words;
use domain::Page;
use domain::kernel::WorkspaceId;
use domain::platform::ThingKind;
use domain::workspaces::{ExecutionRow, Executions};
use leptos::prelude::*;
use texts::{Key, keys};

/// So many are shown.
const ROWS: u16 = 5;

/// The last runs, and the way to all of them.
#[component]
pub fn LastRuns(
    /// The workspace; all of them unless told.
    id: Option<WorkspaceId>,
) -> impl IntoView {
    let texts = words::texts();
    let ask = move || Executions { limit: Some(ROWS), workspace_id: id, ..Executions::default() };
    let page = Known::new(|| (), move |()| port::call(ask()));
    live::follow(page, &[ThingKind::Execution]);
    let (nothing, all, href) = match id {
        Some(id) => (keys::workspace::NO_RUNS, keys::workspace::ALL_RUNS, format!("/client/runs?workspace={id}")),
        None => (keys::workspaces::EMPTY_TEXT, keys::homes::ALL_RUNS, "/client/runs".to_owned()),
    };
    view! {
        <section class="section">
            <h2 class="t-md">{texts.text(keys::workspace::LAST_RUNS)}</h2>
            <Shown known=page rows=5 show=move |page| table(page, nothing)/>
            <p>
                <a class="link" href=href>{texts.text(all)}</a>
            </p>
        </section>
    }
    .erased()
}

fn table(page: Page<ExecutionRow>, nothing: Key) -> AnyView {
    let texts = words::texts();
    if page.data.is_empty() {
        let (title, text) = (texts.text(keys::workspaces::EMPTY_TITLE), texts.text(nothing));
        return view! { <EmptyState icon="message-square-text" title text/> }.erased();
    }
    let columns = [
        keys::workspaces::PROMPT,
        keys::workspaces::STATUS,
        keys::workspaces::STARTED_BY,
        keys::workspaces::CREATED_AT,
    ];
    let columns = columns.map(|key| Column::new(texts.text(key))).to_vec();
    let rows: Vec<_> = page.data.into_iter().map(row).collect();
    view! { <Table caption=texts.text(keys::workspace::LAST_RUNS) columns>{rows}</Table> }.erased()
}

fn row(run: ExecutionRow) -> AnyView {
    let texts = words::texts();
    view! {
        <tr>
            <th scope="row">
                <a class="row-link" href=format!("/client/runs/{}", run.id)><bdi class="clip">{run.prompt}</bdi></a>
            </th>
            <td data-label=texts.text(keys::workspaces::STATUS)><StatusBadge status=run.status/></td>
            <td data-label=texts.text(keys::workspaces::STARTED_BY)><bdi>{run.started_by_name}</bdi></td>
            <td data-label=texts.text(keys::workspaces::CREATED_AT)><Time at=run.created_at show=Show::Minute/></td>
        </tr>
    }
    .erased()
}
