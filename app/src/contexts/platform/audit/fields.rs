//! What an event wrote, member by member.

use super::names::Names;
use crate::ui::{Badge, Column, Table, Tone};
use crate::words;
use domain::platform::{AuditField, AuditKind};
use leptos::prelude::*;
use texts::keys;

/// What was written, or that nothing was: an access writes nothing, and some events say all by their type.
#[component]
pub(super) fn Fields(kind: AuditKind, fields: Vec<AuditField>, names: Names) -> impl IntoView {
    let texts = words::texts();
    if fields.is_empty() {
        let key = match kind {
            AuditKind::Event => keys::audit_log::NOTHING_MORE,
            AuditKind::Access => keys::audit_log::NOTHING_WRITTEN,
        };
        return view! { <p class="text-fg-muted">{texts.text(key)}</p> }.into_any();
    }
    let columns =
        vec![Column::new(texts.text(keys::audit_log::MEMBER)), Column::new(texts.text(keys::audit_log::VALUE))];
    let rows: Vec<_> = fields.into_iter().map(|field| row(field, &names)).collect();
    view! {
        <p class="t-sm text-fg-muted">{texts.text(keys::audit_log::WRITTEN_INTRO)}</p>
        <Table caption=texts.text(keys::audit_log::WRITTEN) columns>{rows}</Table>
    }
    .into_any()
}

fn row(field: AuditField, names: &Names) -> AnyView {
    let texts = words::texts();
    let personal = field.personal.then(|| {
        view! { <Badge tone=Tone::Neutral icon="lock" label=texts.text(keys::audit_log::PERSONAL)/> }
    });
    let value = match field.value {
        Some(value) => {
            // An id of somebody says less than what they are called.
            let name =
                names.of(&value).map(|name| view! { <p class="t-sm text-fg-muted"><bdi>{name.to_owned()}</bdi></p> });
            view! { <div class="anywhere"><bdi dir="auto">{value}</bdi>{name}</div> }.into_any()
        }
        None => view! { <span class="text-fg-muted">{texts.text(keys::audit_log::HIDDEN)}</span> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row" class="font-medium anywhere"><code dir="ltr">{field.name}</code></th>
            <td data-label=texts.text(keys::audit_log::VALUE)><div>{value}{personal}</div></td>
        </tr>
    }
    .into_any()
}
