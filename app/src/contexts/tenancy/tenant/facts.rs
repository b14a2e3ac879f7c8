//! What is known of a tenant, and the certificate of one that is gone.

use crate::contexts::tenancy::{isolation, labels};
use crate::port::Erased;
use crate::times::{Show as Shown, Time};
use crate::ui::{Fact, Facts};
use crate::words;
use domain::tenancy::{Isolation, PurgeCertificate, TenantDetail};
use leptos::prelude::*;
use texts::keys;

#[component]
pub fn Details(tenant: TenantDetail) -> impl IntoView {
    let texts = words::texts();
    let zone = tenant.time_zone.as_ref().map_or_else(|| "UTC".to_owned(), |zone| zone.as_str().to_owned());
    // Who is in a database of its own isn't counted here.
    let members = (tenant.isolation == Isolation::Shared).then(|| {
        let people = format!("/admin/people?tenant={}", tenant.id);
        let members = tenant.members.to_string();
        view! {
            <Fact name=texts.text(keys::tenant::MEMBERS)>
                <a class="link num" href=people>{members}</a>
            </Fact>
        }
    });
    let saga = tenant.saga.map(|saga| {
        let href = format!("/admin/sagas?search={saga}");
        view! {
            <Fact name=texts.text(keys::tenant::SAGA)>
                <a class="link" href=href><code dir="ltr">{saga.to_string()}</code></a>
            </Fact>
        }
    });
    view! {
        <h2 class="t-md">{texts.text(keys::tenant::DETAILS)}</h2>
        <Facts>
            <Fact name=texts.text(keys::tenancy::KIND)>{texts.text(labels::kind(tenant.kind))}</Fact>
            <Fact name=texts.text(keys::tenant::MODE)>{texts.text(labels::mode(tenant.mode))}</Fact>
            <Fact name=texts.text(keys::tenancy::ADMIN_EMAIL)><bdi dir="ltr">{tenant.admin_email}</bdi></Fact>
            {members}
            {isolation::facts(tenant.isolation, tenant.address)}
            <Fact name=texts.text(keys::tenant::TIME_ZONE)><bdi dir="ltr">{zone}</bdi></Fact>
            <Fact name=texts.text(keys::tenancy::CREATED_AT)><Time at=tenant.created_at show=Shown::Date/></Fact>
            <Fact name=texts.text(keys::tenant::SINCE)><Time at=tenant.since show=Shown::Minute/></Fact>
            {saga}
        </Facts>
    }
    .erased()
}

#[component]
pub(super) fn Certificate(certificate: PurgeCertificate) -> impl IntoView {
    let texts = words::texts();
    let tables: Vec<_> =
        certificate.tables.into_iter().map(|table| view! { <li><code dir="ltr">{table}</code></li> }).collect();
    view! {
        <section class="section" id="certificate">
            <h2 class="t-md">{texts.text(keys::tenant::CERTIFICATE)}</h2>
            <Facts>
                <Fact name=texts.text(keys::tenant::CERTIFIED_AT)><Time at=certificate.at show=Shown::Minute/></Fact>
                <Fact name=texts.text(keys::tenant::SAGA)><code dir="ltr">{certificate.saga.to_string()}</code></Fact>
                <Fact name=texts.text(keys::tenant::KEYS_DESTROYED)>{certificate.keys_destroyed.to_string()}</Fact>
                <Fact name=texts.text(keys::tenant::ROWS_REMOVED)>{certificate.rows_removed.to_string()}</Fact>
            </Facts>
            <details>
                <summary class="t-sm">{texts.text(keys::tenant::TABLES)}</summary>
                <ul class="t-sm">{tables}</ul>
            </details>
        </section>
    }
    .erased()
}
