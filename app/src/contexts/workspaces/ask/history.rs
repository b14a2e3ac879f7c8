//! What was asked before.

use super::super::labels::StatusBadge;
use crate::lists::{Empty, Query, Rows};
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::Column;
use crate::words;
use domain::Page;
use domain::workspaces::ExecutionRow;
use leptos::prelude::*;
use texts::keys;

/// One page of earlier questions.
pub(super) fn history(query: Query, page: Page<ExecutionRow>, _: Callback<()>) -> AnyView {
    let texts = words::texts();
    let empty = Empty { icon: "book-open", title: keys::answers::EMPTY_TITLE, text: keys::answers::EMPTY_TEXT };
    let columns = vec![
        Column::new(texts.text(keys::answers::QUESTION)),
        Column::new(texts.text(keys::workspaces::STATUS)),
        Column::new(texts.text(keys::workspaces::STARTED_BY)),
        Column::new(texts.text(keys::workspaces::CREATED_AT)),
    ];
    let (rows, next_cursor) = (page.data.into_iter().map(row).collect(), page.next_cursor);
    view! { <Rows query caption=texts.text(keys::answers::HISTORY) columns rows next_cursor empty/> }.erased()
}

fn row(run: ExecutionRow) -> AnyView {
    let texts = words::texts();
    view! {
        <tr>
            <th scope="row">
                <a class="row-link" href=format!("/client/ask/{}", run.id)>
                    <bdi class="clip">{run.prompt}</bdi>
                </a>
            </th>
            <td data-label=texts.text(keys::workspaces::STATUS)>
                <StatusBadge status=run.status/>
            </td>
            <td data-label=texts.text(keys::workspaces::STARTED_BY)>
                <bdi>{run.started_by_name}</bdi>
            </td>
            <td data-label=texts.text(keys::workspaces::CREATED_AT)>
                <Time at=run.created_at show=Show::Minute/>
            </td>
        </tr>
    }
    .erased()
}
