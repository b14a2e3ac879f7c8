//! The runs before.

use super::labels;
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::{Badge, Column, Table};
use crate::words;
use domain::kernel::ProofId;
use domain::platform::IsolationProofRow;
use leptos::prelude::*;
use texts::keys;

/// The latest runs; each leads to its matrix.
#[component]
pub(super) fn History(runs: Vec<IsolationProofRow>, shown: Option<ProofId>) -> impl IntoView {
    let texts = words::texts();
    if runs.is_empty() {
        return None;
    }
    let columns = vec![
        Column::new(texts.text(keys::isolation::AT)),
        Column::new(texts.text(keys::isolation::VERDICT)),
        Column::new(texts.text(keys::isolation::VERSION)),
        Column::number(texts.text(keys::isolation::CALLS)),
        Column::number(texts.text(keys::isolation::TOOK)),
    ];
    let rows: Vec<_> = runs.into_iter().map(|run| row(run, shown)).collect();
    let title = texts.text(keys::isolation::HISTORY);
    Some(view! {
        <section class="section">
            <h2 class="t-md">{title}</h2>
            <Table caption=title columns>{rows}</Table>
        </section>
    })
}

fn row(run: IsolationProofRow, shown: Option<ProofId>) -> AnyView {
    let texts = words::texts();
    let (tone, icon, name) = labels::verdict(run.verdict);
    let current = (shown == Some(run.id)).then_some("true");
    view! {
        <tr>
            <th scope="row" class="font-medium">
                <a class="row-link" aria-current=current href=format!("/admin/isolation?proof={}", run.id)>
                    <Time at=run.at show=Show::Minute/>
                </a>
            </th>
            <td data-label=texts.text(keys::isolation::VERDICT)><Badge tone icon label=texts.text(name)/></td>
            <td data-label=texts.text(keys::isolation::VERSION)><code dir="ltr">{run.version}</code></td>
            <td class="end" data-label=texts.text(keys::isolation::CALLS)>{run.calls}</td>
            <td class="end" data-label=texts.text(keys::isolation::TOOK)>{words::seconds(texts, run.took_ms)}</td>
        </tr>
    }
    .erased()
}
