//! The rows of every tenant's keys.

use super::keys_page::status;
use crate::forms::{Confirm, Form};
use crate::frame::actor;
use crate::lists::{Empty, Query, Rows};
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::{Badge, Column, Look, Tone};
use crate::words;
use domain::Page;
use domain::identity::{KeyStatus, RevokeAnyApiKey, TenantKeyRow};
use domain::policy::Permission;
use leptos::prelude::*;
use texts::keys;

/// The order where the address names none.
const SORT_DEFAULT: &str = "-createdAt";

/// One page of the list.
#[component]
pub(super) fn KeysTable(query: Query, page: Page<TenantKeyRow>, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let may_end = actor().is_some_and(|actor| actor.holds(Permission::ManageKeys));
    let rows: Vec<_> = page.data.into_iter().map(|row| key(&query, row, may_end.then_some(changed))).collect();
    let empty =
        Empty { icon: "key-round", title: keys::everybody::KEYS_EMPTY_TITLE, text: keys::everybody::KEYS_EMPTY_TEXT };
    let (caption, columns) = (texts.text(keys::everybody::KEYS), columns(&query));
    view! { <Rows query caption columns rows next_cursor=page.next_cursor empty/> }.erased()
}

fn columns(query: &Query) -> Vec<Column> {
    let texts = words::texts();
    let plain = |key| Column::new(texts.text(key));
    let made = texts.text(keys::everybody::MADE);
    let (order, href) = query.order(["createdAt", "-createdAt"], SORT_DEFAULT);
    vec![
        plain(keys::api_keys::NAME),
        plain(keys::everybody::TENANT),
        plain(keys::api_keys::OWNER),
        plain(keys::api_keys::SCOPES),
        plain(keys::api_keys::STATUS),
        plain(keys::api_keys::LAST_USED),
        plain(keys::api_keys::EXPIRES),
        Column::new(made).sorted(order, href, texts.fill(keys::list::SORT_BY, &[("column", made)])),
        plain(keys::api_keys::ACTIONS),
    ]
}

fn key(query: &Query, row: TenantKeyRow, changed: Option<Callback<()>>) -> AnyView {
    let texts = words::texts();
    let (tone, icon) = match row.status {
        KeyStatus::Active => (Tone::Success, "circle-check"),
        KeyStatus::Expired => (Tone::Neutral, "clock"),
        KeyStatus::Revoked => (Tone::Neutral, "ban"),
    };
    let owner = match row.person_id {
        Some(person) => {
            let href = format!("/admin/people/{person}");
            view! { <a class="link" href=href><bdi>{row.owner_name.clone()}</bdi></a> }.erased()
        }
        None => view! { <bdi>{row.owner_name.clone()}</bdi> }.erased(),
    };
    let scopes: Vec<_> =
        row.scopes.iter().map(|scope| view! { <li><code dir="ltr">{scope.as_str()}</code></li> }).collect();
    let count = texts.fill(keys::api_keys::SCOPES_COUNT, &[("count", &row.scopes.len().to_string())]);
    let used = match row.last_used_at {
        Some(at) => view! { <Time at show=Show::Minute/> }.erased(),
        None => texts.text(keys::api_keys::NEVER_USED).erased(),
    };
    let ends = match row.expires_at {
        Some(at) => view! { <Time at show=Show::Date/> }.erased(),
        None => texts.text(keys::api_keys::EXPIRES_NEVER).erased(),
    };
    let by_tenant = query.with("tenant", Some(&row.tenant_id.to_string()));
    let id = row.id.to_string();
    view! {
        <tr>
            <th scope="row" class="font-medium"><bdi>{row.name.clone()}</bdi></th>
            <td data-label=texts.text(keys::everybody::TENANT)>
                <a class="link" href=by_tenant><bdi>{row.tenant_name.clone()}</bdi></a>
            </td>
            <td data-label=texts.text(keys::api_keys::OWNER)>{owner}</td>
            <td data-label=texts.text(keys::api_keys::SCOPES)>
                <details>
                    <summary>{count}</summary>
                    <ul>{scopes}</ul>
                </details>
            </td>
            <td data-label=texts.text(keys::api_keys::STATUS)><Badge tone icon label=texts.text(status(row.status))/></td>
            <td data-label=texts.text(keys::api_keys::LAST_USED)>{used}</td>
            <td data-label=texts.text(keys::api_keys::EXPIRES)>{ends}</td>
            <td data-label=texts.text(keys::everybody::MADE)><Time at=row.created_at show=Show::Date/></td>
            <td data-label=texts.text(keys::api_keys::ACTIONS)>
                {changed.filter(|_| row.status == KeyStatus::Active).map(|changed| view! { <Revoke id changed/> })}
            </td>
        </tr>
    }
    .erased()
}

#[component]
fn Revoke(id: String, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<RevokeAnyApiKey>::new();
    form.on_answer(move |_, ()| changed.run(()));
    view! {
        <Confirm
            form
            id
            look=Look::Danger
            label=texts.text(keys::api_keys::REVOKE)
            question=texts.text(keys::everybody::REVOKE_QUESTION)
        />
    }
    .erased()
}
