//! What an event wrote, member by member, and what stood there before.

use crate::port::Erased;
use crate::ui::{Badge, Column, Table, Tone};
use crate::words;
use domain::platform::{AuditField, AuditKind};
use leptos::prelude::*;
use texts::keys;

/// What was written, or that nothing was: an access writes nothing, and some events say all by their type.
#[component]
pub(super) fn Fields(kind: AuditKind, fields: Vec<AuditField>) -> impl IntoView {
    let texts = words::texts();
    if fields.is_empty() {
        let key = match kind {
            AuditKind::Event => keys::audit_log::NOTHING_MORE,
            AuditKind::Access => keys::audit_log::NOTHING_WRITTEN,
        };
        return view! { <p class="text-fg-muted">{texts.text(key)}</p> }.erased();
    }
    let has_before = fields.iter().any(|field| field.before.is_some());
    let mut columns = vec![Column::new(texts.text(keys::audit_log::MEMBER))];
    if has_before {
        columns.push(Column::new(texts.text(keys::audit_log::BEFORE)));
    }
    columns.push(Column::new(texts.text(if has_before { keys::audit_log::AFTER } else { keys::audit_log::VALUE })));
    let rows: Vec<_> = fields.into_iter().map(|field| row(field, has_before)).collect();
    view! {
        <p class="t-sm text-fg-muted">{texts.text(keys::audit_log::WRITTEN_INTRO)}</p>
        <Table caption=texts.text(keys::audit_log::WRITTEN) columns>{rows}</Table>
    }
    .erased()
}

fn row(field: AuditField, has_before: bool) -> AnyView {
    let texts = words::texts();
    let personal = field.personal.then(|| {
        view! { <Badge tone=Tone::Neutral icon="lock" label=texts.text(keys::audit_log::PERSONAL)/> }
    });
    let is_same = field.before.is_some() && field.before == field.value;
    let before = has_before.then(|| {
        let before = match (field.before, is_same) {
            (Some(before), false) => view! { <del class="before"><bdi dir="auto">{before}</bdi></del> }.erased(),
            (Some(before), true) => view! { <bdi dir="auto">{before}</bdi> }.erased(),
            (None, _) => view! { <span class="text-fg-subtle">"–"</span> }.erased(),
        };
        view! { <td class="anywhere" data-label=texts.text(keys::audit_log::BEFORE)>{before}</td> }
    });
    // An id of somebody says less than what they are called.
    let called = field.called.map(|name| view! { <p class="t-sm text-fg-muted"><bdi>{name}</bdi></p> });
    let value = match field.value {
        Some(value) => view! { <bdi dir="auto">{value}</bdi> }.erased(),
        None => view! { <span class="text-fg-muted">{texts.text(keys::audit_log::HIDDEN)}</span> }.erased(),
    };
    let label = texts.text(if has_before { keys::audit_log::AFTER } else { keys::audit_log::VALUE });
    view! {
        <tr>
            <th scope="row" class="font-medium anywhere"><code dir="ltr">{field.name}</code></th>
            {before}
            <td data-label=label>
                <div class="anywhere">{value}{called} " " {personal}</div>
            </td>
        </tr>
    }
    .erased()
}
