//! The matrix: operations by role, tables by side. A cell is colour, icon and word, and its tooltip says what came.

use super::labels;
use crate::lists::Query;
use crate::port::Erased;
use crate::ui::{EmptyState, Icon, LinkButton};
use crate::words;
use domain::platform::{IsolationCell, IsolationLine, IsolationSubject, IsolationVerdict};
use leptos::prelude::*;
use texts::{Key, keys};

/// The lines that the address asks for, in two tables.
#[component]
pub(super) fn Matrices(lines: Vec<IsolationLine>, query: Query) -> impl IntoView {
    let texts = words::texts();
    let lines: Vec<_> = lines.into_iter().filter(|line| is_asked(line, &query)).collect();
    if lines.is_empty() {
        return view! {
            <EmptyState
                icon="search-x"
                title=texts.text(keys::isolation::NONE_TITLE)
                text=texts.text(keys::isolation::NONE_TEXT)
            >
                <LinkButton href=query.cleared()>{texts.text(keys::list::CLEAR_FILTERS)}</LinkButton>
            </EmptyState>
        }
        .erased();
    }
    let (operations, tables): (Vec<_>, Vec<_>) =
        lines.into_iter().partition(|line| line.subject == IsolationSubject::Operation);
    view! {
        <Matrix lines=operations title=keys::isolation::OPERATIONS head=keys::isolation::OPERATION/>
        <Matrix lines=tables title=keys::isolation::TABLES head=keys::isolation::TABLE/>
    }
    .erased()
}

fn is_asked(line: &IsolationLine, query: &Query) -> bool {
    let is_found = |cell: &IsolationCell| matches!(cell.verdict, IsolationVerdict::Leak | IsolationVerdict::Unclear);
    let kind = match query.get("kind") {
        Some("found") => line.cells.iter().any(is_found),
        Some(subject) => line.subject.as_str() == subject,
        None => true,
    };
    kind && query.get("search").is_none_or(|search| line.name.contains(&search.to_lowercase()))
}

#[component]
fn Matrix(lines: Vec<IsolationLine>, title: Key, head: Key) -> impl IntoView {
    let texts = words::texts();
    let first = lines.first()?;
    let heads: Vec<_> =
        first.cells.iter().map(|cell| view! { <th scope="col">{labels::role(&cell.role)}</th> }).collect();
    let rows: Vec<_> = lines.into_iter().map(row).collect();
    let title = texts.text(title);
    Some(view! {
        <h2 class="t-md">{title}</h2>
        <div class="table-region grid-region" role="region" aria-label=title tabindex="0">
            <table class="table grid-table">
                <caption class="visually-hidden">{title}</caption>
                <thead>
                    <tr>
                        <th scope="col">{texts.text(head)}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    })
}

fn row(line: IsolationLine) -> AnyView {
    let cells: Vec<_> = line.cells.into_iter().map(cell).collect();
    view! {
        <tr>
            <th scope="row"><code class="key" dir="ltr">{line.name}</code></th>
            {cells}
        </tr>
    }
    .erased()
}

fn cell(cell: IsolationCell) -> AnyView {
    let texts = words::texts();
    let (_, icon, name) = labels::verdict(cell.verdict);
    let name = texts.text(name);
    let status = |status: Option<u16>| status.map_or_else(|| "–".to_owned(), |status| status.to_string());
    let (expected, function, rest) = (status(cell.expected), status(cell.function), status(cell.rest));
    let values = [("expected", expected.as_str()), ("function", function.as_str()), ("rest", rest.as_str())];
    let came = match (cell.function, cell.rest) {
        (None, None) => String::new(),
        _ => texts.fill(keys::isolation::CAME, &values),
    };
    let why = [came, labels::note(&cell.note)];
    let why: Vec<_> = why.into_iter().filter(|part| !part.is_empty()).collect();
    view! {
        <td class="grid-cell" data-verdict=cell.verdict.as_str() title=format!("{name}: {}", why.join(" · "))>
            <Icon name=icon/>
            <span class="visually-hidden">{name}</span>
        </td>
    }
    .erased()
}
