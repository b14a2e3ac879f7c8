//! The rows of the list, or what stands where there are none.

use super::tenants_page::NEW;
use super::{isolation, labels, peek};
use crate::lists::{Empty, Pick, Query, Rows, Selection};
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::{Badge, Column, Icon, LinkButton, Look};
use crate::words;
use domain::Page;
use domain::tenancy::TenantRow;
use leptos::prelude::*;
use texts::{Key, keys};

/// The order where the URL names none.
const SORT_DEFAULT: &str = "-createdAt";

/// One page of the list.
#[component]
pub(super) fn TenantsTable(
    query: Query,
    page: Page<TenantRow>,
    may_create: bool,
    /// What is selected, for whoever can do something with it.
    selects: Option<Selection>,
) -> impl IntoView {
    let texts = words::texts();
    let empty = Empty { icon: "building-2", title: keys::tenancy::EMPTY_TITLE, text: keys::tenancy::EMPTY_TEXT };
    let (columns, next_cursor) = (columns(&query), page.next_cursor);
    if let Some(selection) = selects {
        selection.turn_to(page.data.iter().map(pick).collect());
    }
    let lead = selects.map(Selection::head);
    let rows = page.data.into_iter().map(|tenant| row(&query, tenant, selects)).collect();
    let action = may_create.then(|| {
        view! {
            <LinkButton href=Signal::stored(NEW.to_owned()) look=Look::Primary icon="plus">
                {texts.text(keys::tenancy::CREATE)}
            </LinkButton>
        }
        .erased()
    });
    view! { <Rows query caption=texts.text(keys::tenancy::CAPTION) columns rows next_cursor empty lead action/> }
}

/// The columns that can be left out.
const CHOICES: [Key; 5] = [
    keys::tenancy::KIND,
    keys::tenancy::STATUS,
    keys::billing::PLAN,
    keys::tenancy::ADMIN_EMAIL,
    keys::tenancy::CREATED_AT,
];

/// Their places, after the boxes, where there are any, and the name.
pub(super) fn choices(selects: bool) -> Vec<(u8, &'static str)> {
    let first = if selects { 3 } else { 2 };
    (first..).zip(CHOICES.map(|key| words::texts().text(key))).collect()
}

fn pick(tenant: &TenantRow) -> Pick {
    Pick { id: tenant.id.to_string(), name: tenant.name.clone() }
}

/// The columns: what leads to the tenant, and what is known of it.
pub(super) fn columns(query: &Query) -> Vec<Column> {
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

fn row(query: &Query, tenant: TenantRow, selects: Option<Selection>) -> AnyView {
    let texts = words::texts();
    let look = texts.fill(keys::list::PEEK, &[("name", &tenant.name)]);
    let peek = query.opening_on(peek::MEMBER, &tenant.id.to_string());
    let (tone, icon, name) = labels::status(tenant.status);
    view! {
        <tr>
            {selects.map(|selection| selection.cell(&pick(&tenant)))}
            <th scope="row">
                <div class="row-name">
                    <div class="flex flex-wrap gap-2 items-center">
                        <a class="row-link" href=format!("/admin/tenants/{}", tenant.id)><bdi>{tenant.name}</bdi></a>
                        {isolation::mark(tenant.isolation)}
                    </div>
                    <a class="peek" href=peek aria-label=look.clone() title=look data-noscroll="">
                        <Icon name="panel-right-open" flip=true/>
                    </a>
                </div>
            </th>
            <td data-label=texts.text(keys::tenancy::KIND)>{texts.text(labels::kind(tenant.kind))}</td>
            <td data-label=texts.text(keys::tenancy::STATUS)>
                <Badge tone icon label=texts.text(name)/>
            </td>
            <td data-label=texts.text(keys::billing::PLAN)>{plan(query, tenant.plan)}</td>
            <td data-label=texts.text(keys::tenancy::ADMIN_EMAIL)>
                <bdi dir="ltr">{tenant.admin_email}</bdi>
            </td>
            <td data-label=texts.text(keys::tenancy::CREATED_AT)>
                <Time at=tenant.created_at show=Show::Date/>
            </td>
        </tr>
    }
    .erased()
}

/// A plan by its code, as a link to the tenants of this list that are on it. The house has none.
fn plan(query: &Query, code: Option<String>) -> AnyView {
    let Some(code) = code else { return view! { <span class="text-fg-subtle">"–"</span> }.erased() };
    let href = query.with("plan", Some(&code));
    view! { <a class="link" href=href><code dir="ltr">{code}</code></a> }.erased()
}
