//! The rows of the list, or what stands where there are none.

use super::labels;
use super::tenants_page::NEW;
use crate::lists::{Empty, Query, Rows};
use crate::times::{Show, Time};
use crate::ui::{Badge, Column, LinkButton, Look};
use crate::words;
use domain::Page;
use domain::tenancy::TenantRow;
use leptos::prelude::*;
use texts::keys;

/// The order where the URL names none.
const SORT_DEFAULT: &str = "-createdAt";

/// One page of the list.
#[component]
pub(super) fn TenantsTable(query: Query, page: Page<TenantRow>, may_create: bool) -> impl IntoView {
    let texts = words::texts();
    let empty = Empty { icon: "building-2", title: keys::tenancy::EMPTY_TITLE, text: keys::tenancy::EMPTY_TEXT };
    let (columns, next_cursor) = (columns(&query), page.next_cursor);
    let rows = page.data.into_iter().map(row).collect();
    let action = may_create.then(|| {
        view! {
            <LinkButton href=Signal::stored(NEW.to_owned()) look=Look::Primary icon="plus">
                {texts.text(keys::tenancy::CREATE)}
            </LinkButton>
        }
        .into_any()
    });
    view! { <Rows query caption=texts.text(keys::tenancy::CAPTION) columns rows next_cursor empty action/> }
}

fn columns(query: &Query) -> Vec<Column> {
    let texts = words::texts();
    let sorted = |key, sorts| {
        let label = texts.text(key);
        let (order, href) = query.order(sorts, SORT_DEFAULT);
        Column::new(label).sorted(order, href, texts.fill(keys::list::SORT_BY, &[("column", label)]))
    };
    vec![
        sorted(keys::tenancy::NAME, ["name", "-name"]),
        Column::new(texts.text(keys::tenancy::KIND)),
        Column::new(texts.text(keys::tenancy::STATUS)),
        Column::new(texts.text(keys::billing::PLAN)),
        Column::new(texts.text(keys::tenancy::ADMIN_EMAIL)),
        sorted(keys::tenancy::CREATED_AT, ["createdAt", "-createdAt"]),
    ]
}

fn row(tenant: TenantRow) -> AnyView {
    let texts = words::texts();
    let (tone, icon, name) = labels::status(tenant.status);
    view! {
        <tr>
            <th scope="row">
                <a class="row-link" href=format!("/admin/tenants/{}", tenant.id)><bdi>{tenant.name}</bdi></a>
            </th>
            <td data-label=texts.text(keys::tenancy::KIND)>{texts.text(labels::kind(tenant.kind))}</td>
            <td data-label=texts.text(keys::tenancy::STATUS)>
                <Badge tone icon label=texts.text(name)/>
            </td>
            <td data-label=texts.text(keys::billing::PLAN)>{tenant.plan.map(plan)}</td>
            <td data-label=texts.text(keys::tenancy::ADMIN_EMAIL)>
                <bdi dir="ltr">{tenant.admin_email}</bdi>
            </td>
            <td data-label=texts.text(keys::tenancy::CREATED_AT)>
                <Time at=tenant.created_at show=Show::Date/>
            </td>
        </tr>
    }
    .into_any()
}

/// A plan by its code, as a link to the tenants that are on it.
fn plan(code: String) -> impl IntoView {
    let href = format!("/admin/tenants?plan={code}");
    view! { <a class="link" href=href><code dir="ltr">{code}</code></a> }
}
