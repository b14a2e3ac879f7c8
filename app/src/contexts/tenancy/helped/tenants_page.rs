//! The tenants, to be looked up.

use crate::contexts::tenancy::tenants_page::{ask, statuses, whole};
use crate::contexts::tenancy::tenants_table::columns;
use crate::contexts::tenancy::{isolation, labels};
use crate::lists::{Chips, Empty, ExportMenu, ListHead, Listed, Query, Rows, Search, use_query};
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::Badge;
use crate::words;
use domain::Page;
use domain::platform::ThingKind;
use domain::tenancy::TenantRow;
use leptos::prelude::*;
use texts::keys;

/// The tenants, each of which leads to its page in brief.
#[component]
pub fn HelpedTenantsPage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
    view! {
        <ListHead title=texts.text(keys::tenancy::TITLE) intro=texts.text(keys::homes::TENANTS_INTRO)/>
        <section class="section">
            <div class="toolbar">
                <Search query hint=texts.text(keys::tenancy::SEARCH_HINT)/>
                <Chips query member="status" label=texts.text(keys::tenancy::STATUS) values=statuses()/>
                <ExportMenu list=Signal::derive(move || query.with(whole))/>
            </div>
            <Listed
                page
                follows=&[ThingKind::Tenant, ThingKind::Subscription]
                query
                rows=8
                show=move |query, page, _| table(query, page)
            />
        </section>
    }
    .erased()
}

fn table(query: Query, page: Page<TenantRow>) -> AnyView {
    let texts = words::texts();
    let empty = Empty { icon: "building-2", title: keys::tenancy::EMPTY_TITLE, text: keys::tenancy::EMPTY_TEXT };
    let (columns, next_cursor) = (columns(&query), page.next_cursor);
    let rows: Vec<_> = page.data.into_iter().map(row).collect();
    view! { <Rows query caption=texts.text(keys::tenancy::CAPTION) columns rows next_cursor empty/> }.erased()
}

fn row(tenant: TenantRow) -> AnyView {
    let texts = words::texts();
    let (tone, icon, status) = labels::status(tenant.status);
    view! {
        <tr>
            <th scope="row">
                <div class="flex flex-wrap gap-2 items-center">
                    <a class="row-link" href=format!("/support/tenants/{}", tenant.id)><bdi>{tenant.name}</bdi></a>
                    {isolation::mark(tenant.isolation)}
                </div>
            </th>
            <td data-label=texts.text(keys::tenancy::KIND)>{texts.text(labels::kind(tenant.kind))}</td>
            <td data-label=texts.text(keys::tenancy::STATUS)><Badge tone icon label=texts.text(status)/></td>
            <td data-label=texts.text(keys::billing::PLAN)><code dir="ltr">{tenant.plan.unwrap_or_else(|| "–".to_owned())}</code></td>
            <td data-label=texts.text(keys::tenancy::ADMIN_EMAIL)><bdi dir="ltr">{tenant.admin_email}</bdi></td>
            <td data-label=texts.text(keys::tenancy::CREATED_AT)><Time at=tenant.created_at show=Show::Date/></td>
        </tr>
    }
    .erased()
}
