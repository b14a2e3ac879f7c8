//! The rows of the history, or what stands where there are none.

use super::compare_page::{MOST, marked};
use super::labels::StatusBadge;
use crate::lists::{Empty, Query, Rows};
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::{Column, Icon};
use crate::words;
use domain::Page;
use domain::workspaces::{ExecutionRow, readable_cost};
use leptos::prelude::*;
use texts::keys;

/// The order where the URL names none.
const SORT_DEFAULT: &str = "-createdAt";

/// One page of the history.
#[component]
pub(super) fn RunsHistory(query: Query, page: Page<ExecutionRow>) -> impl IntoView {
    let texts = words::texts();
    let empty =
        Empty { icon: "message-square-text", title: keys::workspaces::EMPTY_TITLE, text: keys::workspaces::EMPTY_TEXT };
    let (columns, next_cursor) = (columns(&query), page.next_cursor);
    let rows = page.data.into_iter().map(|run| row(&query, run)).collect();
    view! { <Rows query caption=texts.text(keys::workspaces::CAPTION) columns rows next_cursor empty/> }
}

fn columns(query: &Query) -> Vec<Column> {
    let texts = words::texts();
    let (order, href) = query.order(["createdAt", "-createdAt"], SORT_DEFAULT);
    let created = texts.text(keys::workspaces::CREATED_AT);
    let hint = texts.fill(keys::list::SORT_BY, &[("column", created)]);
    vec![
        Column::new(texts.text(keys::workspaces::PROMPT)),
        Column::new(texts.text(keys::workspaces::STATUS)),
        Column::new(texts.text(keys::workspaces::STARTED_BY)),
        Column::new(created).sorted(order, href, hint),
        Column::number(texts.text(keys::workspaces::LATENCY)),
        Column::number(texts.text(keys::workspaces::TOKENS_LABEL)),
        Column::number(texts.text(keys::workspaces::COST)),
        Column::new(texts.text(keys::workspaces::COMPARE)),
    ]
}

fn row(query: &Query, run: ExecutionRow) -> AnyView {
    let texts = words::texts();
    let latency = run.latency_ms.map_or_else(|| "–".to_owned(), |ms| words::seconds(texts, ms));
    let tokens = run.tokens.map_or_else(|| "–".to_owned(), |tokens| tokens.to_string());
    let cost = run.tokens.map_or_else(|| "–".to_owned(), |_| readable_cost(run.cost_micros));
    let mark = mark(query, run.id.to_string());
    view! {
        <tr>
            <th scope="row">
                <a class="row-link" href=format!("/client/runs/{}", run.id)>
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
            <td class="end" data-label=texts.text(keys::workspaces::LATENCY)>{latency}</td>
            <td class="end" data-label=texts.text(keys::workspaces::TOKENS_LABEL)>{tokens}</td>
            <td class="end" data-label=texts.text(keys::workspaces::COST)>{cost}</td>
            <td data-label=texts.text(keys::workspaces::COMPARE)>{mark}</td>
        </tr>
    }
    .erased()
}

/// Marks a run for the comparison, or unmarks it. It stands in the address, so it needs no script.
fn mark(query: &Query, id: String) -> AnyView {
    let texts = words::texts();
    let mut all = marked(query);
    let is_marked = all.contains(&id);
    if is_marked {
        all.retain(|other| *other != id);
    } else if all.len() < MOST {
        all.push(id);
    } else {
        return view! { <span class="text-fg-subtle">"–"</span> }.erased();
    }
    let href =
        query.with_all(&[("compare", all.join(",")), ("cursor", query.get("cursor").unwrap_or_default().to_owned())]);
    let label = texts.text(keys::workspaces::COMPARE_MARK);
    view! {
        <a class="chip" href=href data-noscroll="" aria-current=is_marked.then_some("true") aria-label=label title=label>
            <Icon name="columns-2"/>
        </a>
    }
    .erased()
}
