//! The rows of the keys, or what stands where there are none.

use super::key_buttons::KeyButtons;
use crate::lists::{Pager, Query};
use crate::port::Erased;
use crate::times::{self, Show, Time};
use crate::ui::{Badge, Column, EmptyState, Table, Tone};
use crate::words;
use domain::Page;
use domain::identity::{AddressRange, ApiKeyRow, KeyStatus};
use leptos::prelude::*;
use texts::keys;

/// One page of the list.
#[component]
pub(super) fn KeysTable(
    query: Query,
    page: Page<ApiKeyRow>,
    mine: bool,
    changed: Callback<()>,
    on_key: Callback<String>,
) -> impl IntoView {
    let texts = words::texts();
    if page.data.is_empty() {
        return view! {
            <EmptyState
                icon="key-round"
                title=texts.text(keys::api_keys::EMPTY_TITLE)
                text=texts.text(keys::api_keys::EMPTY_TEXT)
            />
        }
        .erased();
    }
    let count = page.data.len();
    let rows: Vec<_> = page.data.into_iter().map(|key| row(key, mine, changed, on_key)).collect();
    view! {
        <Table caption=texts.text(keys::api_keys::CAPTION) columns=columns(mine)>{rows}</Table>
        <Pager query rows=count next_cursor=page.next_cursor/>
    }
    .erased()
}

fn columns(mine: bool) -> Vec<Column> {
    let texts = words::texts();
    let mut columns = vec![Column::new(texts.text(keys::api_keys::NAME))];
    if !mine {
        columns.push(Column::new(texts.text(keys::api_keys::OWNER)));
    }
    columns.extend([
        Column::new(texts.text(keys::api_keys::SCOPES)),
        Column::new(texts.text(keys::api_keys::STATUS)),
        Column::new(texts.text(keys::api_keys::LAST_USED)),
        Column::new(texts.text(keys::api_keys::EXPIRES)),
        Column::new(texts.text(keys::api_keys::ACTIONS)),
    ]);
    columns
}

fn row(key: ApiKeyRow, mine: bool, changed: Callback<()>, on_key: Callback<String>) -> AnyView {
    let texts = words::texts();
    let (tone, icon, status) = match key.status {
        KeyStatus::Active => (Tone::Success, "circle-check", keys::api_keys::STATUS_ACTIVE),
        KeyStatus::Expired => (Tone::Neutral, "clock", keys::api_keys::STATUS_EXPIRED),
        KeyStatus::Revoked => (Tone::Neutral, "ban", keys::api_keys::STATUS_REVOKED),
    };
    let overlap = key.old_until.map(|until| {
        let text = texts.fill(keys::api_keys::OVERLAPS, &[("time", &times::whole(until))]);
        view! { <p class="t-sm text-fg-muted">{text}</p> }
    });
    let owner = (!mine).then(|| {
        view! { <td data-label=texts.text(keys::api_keys::OWNER)><bdi>{key.owner_name.clone()}</bdi></td> }
    });
    let used = match key.last_used_at {
        Some(at) => view! { <Time at show=Show::Minute/> }.erased(),
        None => texts.text(keys::api_keys::NEVER_USED).erased(),
    };
    let ends = match key.expires_at {
        Some(at) => view! { <Time at show=Show::Date/> }.erased(),
        None => texts.text(keys::api_keys::EXPIRES_NEVER).erased(),
    };
    view! {
        <tr>
            <th scope="row" class="font-medium">
                <bdi>{key.name.clone()}</bdi>
                <p class="t-sm text-fg-muted"><code dir="ltr">{short(&key.prefix)}</code></p>
            </th>
            {owner}
            <td data-label=texts.text(keys::api_keys::SCOPES)>{scopes(&key)}</td>
            <td data-label=texts.text(keys::api_keys::STATUS)>
                <Badge tone icon label=texts.text(status)/>
                {overlap}
            </td>
            <td data-label=texts.text(keys::api_keys::LAST_USED)>{used}</td>
            <td data-label=texts.text(keys::api_keys::EXPIRES)>{ends}</td>
            <td data-label=texts.text(keys::api_keys::ACTIONS)><KeyButtons key changed on_key/></td>
        </tr>
    }
    .erased()
}

/// How many permissions, and which when it is opened; where from.
fn scopes(key: &ApiKeyRow) -> impl IntoView + use<> {
    let texts = words::texts();
    let count = texts.fill(keys::api_keys::SCOPES_COUNT, &[("count", &key.scopes.len().to_string())]);
    let names: Vec<_> = key
        .scopes
        .iter()
        .map(|scope| view! { <li title=words::permission(texts, scope.as_str())><code dir="ltr">{scope.as_str()}</code></li> })
        .collect();
    let ranges: Vec<String> = key.ranges.iter().map(AddressRange::to_string).collect();
    let from = match ranges.is_empty() {
        true => texts.text(keys::api_keys::RANGES_ANY).erased(),
        false => view! { <code dir="ltr">{ranges.join(", ")}</code> }.erased(),
    };
    view! {
        <details>
            <summary>{count}</summary>
            <ul>{names}</ul>
        </details>
        <p class="t-sm text-fg-muted">{from}</p>
    }
}

/// Enough of a key's beginning to tell it from others: keys that are made together differ at the end of their ids.
fn short(prefix: &str) -> String {
    let kind = prefix.get(..8).unwrap_or_default();
    let end = prefix.get(prefix.len().saturating_sub(6)..).unwrap_or_default();
    format!("{kind}…{end}")
}
