//! The documents of a space as a table.

use super::super::Paths;
use super::super::labels::{self, StatusBadge};
use crate::forms::{Form, OperationForm};
use crate::lists::{Empty, Query, Rows};
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::{Badge, Button, Column, Icon, Look, Tone};
use crate::words;
use domain::Page;
use domain::knowledge::{DocumentRow, RestoreDocument};
use leptos::prelude::*;
use texts::keys;

/// The order where the URL names none.
const SORT_DEFAULT: &str = "-changedAt";

/// One page of the list. `changed` loads it again.
pub(super) fn rows(paths: Paths, query: Query, page: Page<DocumentRow>, changed: Callback<()>) -> AnyView {
    let texts = words::texts();
    let empty = Empty {
        icon: "file-text",
        title: keys::knowledge_pages::NO_DOCUMENTS_TITLE,
        text: keys::knowledge_pages::NO_DOCUMENTS_TEXT,
    };
    let (columns, next_cursor) = (columns(&query), page.next_cursor);
    let rows = page.data.into_iter().map(|it| row(paths, it, changed)).collect();
    view! { <Rows query caption=texts.text(keys::knowledge_pages::DOCUMENTS_TITLE) columns rows next_cursor empty/> }
        .erased()
}

fn columns(query: &Query) -> Vec<Column> {
    let texts = words::texts();
    let sorted = |column: Column, sorts| {
        let (order, href) = query.order(sorts, SORT_DEFAULT);
        let hint = texts.fill(keys::list::SORT_BY, &[("column", column.label)]);
        column.sorted(order, href, hint)
    };
    vec![
        sorted(Column::new(texts.text(keys::knowledge_pages::TITLE_OF)), ["title", "-title"]),
        Column::new(texts.text(keys::knowledge_pages::KIND)),
        Column::new(texts.text(keys::knowledge_pages::STATUS)),
        Column::new(texts.text(keys::knowledge_pages::TAGS)),
        sorted(Column::new(texts.text(keys::knowledge_pages::CHANGED_AT)), ["changedAt", "-changedAt"]),
    ]
}

fn row(paths: Paths, row: DocumentRow, changed: Callback<()>) -> AnyView {
    let texts = words::texts();
    let (icon, kind) = labels::kind(row.kind);
    let href = paths.document(row.space_id, row.id);
    let closed = row.restricted.then(|| {
        view! {
            <span class="tree-mark" title=texts.text(keys::knowledge_pages::RESTRICTED)>
                <Icon name="lock"/>
                <span class="visually-hidden">{texts.text(keys::knowledge_pages::RESTRICTED)}</span>
            </span>
        }
    });
    let over = row.expired.then(|| {
        let label = texts.text(keys::knowledge_pages::EXPIRED_SHORT);
        view! { <p><Badge tone=Tone::Warning icon="triangle-alert" label/></p> }
    });
    let back = row.removed_at.is_some().then(|| {
        let form = Form::<RestoreDocument>::new();
        form.on_answer(move |_, ()| changed.run(()));
        view! {
            <OperationForm form class="contents">
                <input type="hidden" name="id" value=row.id.to_string()/>
                <Button look=Look::Quiet r#type="submit" icon="undo-2" busy=form.pending()>
                    {texts.text(keys::knowledge_pages::RESTORE)}
                </Button>
            </OperationForm>
        }
    });
    let tags = row.tags.join(" · ");
    view! {
        <tr data-document=row.id.to_string()>
            <th scope="row">
                <a class="row-link named" href=href>
                    <Icon name=icon/>
                    <bdi class="clip" dir="auto">{row.title}</bdi>
                    {closed}
                </a>
            </th>
            <td data-label=texts.text(keys::knowledge_pages::KIND)>{texts.text(kind)}</td>
            <td data-label=texts.text(keys::knowledge_pages::STATUS)>
                <StatusBadge of=row.status/>
                {over}
                {back}
            </td>
            <td data-label=texts.text(keys::knowledge_pages::TAGS)><bdi class="t-sm" dir="auto">{tags}</bdi></td>
            <td data-label=texts.text(keys::knowledge_pages::CHANGED_AT)>
                <Time at=row.changed_at show=Show::Minute/>
                <p class="t-sm text-fg-muted"><bdi dir="auto">{row.changed_by_name}</bdi></p>
            </td>
        </tr>
    }
    .erased()
}
