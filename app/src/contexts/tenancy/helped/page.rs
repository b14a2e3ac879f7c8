//! One tenant in brief: where it stands, its plan with what is in use of it, and its people.

use crate::contexts::billing::TenantPlan;
use crate::contexts::identity::{Circle, TenantPeople};
use crate::contexts::tenancy::isolation::{self, Elsewhere};
use crate::contexts::tenancy::labels;
use crate::contexts::tenancy::tenant::{Standing, show};
use crate::frame::actor;
use crate::lists::{Sheet, use_param};
use crate::live;
use crate::port::{Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Badge, Fact, Facts, PageTitle};
use crate::words;
use domain::platform::ThingKind;
use domain::policy::Permission;
use domain::tenancy::{Isolation, TenantDetail};
use leptos::prelude::*;
use texts::keys;

/// One tenant, for those who help its people.
#[component]
pub fn HelpedTenantPage() -> impl IntoView {
    let id = use_param("id");
    let tenant = Known::new(move || id.get(), show);
    live::follow_one(tenant, &[ThingKind::Tenant], move || id.get_untracked());
    view! {
        <Sheet
            back="/support/tenants"
            name=keys::tenant::BACK
            known=tenant
            rows=6
            show=move |tenant| view! { <Brief tenant/> }.erased()
        />
    }
    .erased()
}

#[component]
fn Brief(tenant: TenantDetail) -> impl IntoView {
    let texts = words::texts();
    let holds = |permission| actor().is_some_and(|actor| actor.holds(permission));
    let (sees_plan, sees_people) = (holds(Permission::ReadPlans), holds(Permission::ReadPeople));
    let (tone, icon, status) = labels::status(tenant.status);
    let parts = vec![tenant.name.clone(), texts.text(keys::shell::PORTAL_SUPPORT).to_owned(), "Portico".to_owned()];
    let (id, counted) = (tenant.id, tenant.isolation == Isolation::Shared);
    view! {
        <PageTitle parts/>
        <div class="page-head">
            <h1 class="page-title flex gap-2 items-center">
                <bdi>{tenant.name.clone()}</bdi>
                <Badge tone icon label=texts.text(status)/>
            </h1>
        </div>
        <Standing tenant=tenant.clone()/>
        <div class="two-columns">
            <section class="section">
                {sees_plan.then(|| view! { <TenantPlan id counted/> })}
                {sees_people.then(|| view! {
                    <section class="section" aria-labelledby="tenant-people">
                        <h2 class="t-lg" id="tenant-people">{texts.text(keys::identity::PEOPLE_TITLE)}</h2>
                        {people(&tenant)}
                    </section>
                })}
            </section>
            <aside class="section">
                <h2 class="t-md">{texts.text(keys::tenant::DETAILS)}</h2>
                {facts(tenant)}
            </aside>
        </div>
    }
    .erased()
}

fn people(tenant: &TenantDetail) -> AnyView {
    match tenant.isolation {
        Isolation::Shared => view! { <TenantPeople id=tenant.id circle=Circle::Helped/> }.erased(),
        Isolation::Dedicated => view! { <Elsewhere address=tenant.address.clone()/> }.erased(),
    }
}

fn facts(tenant: TenantDetail) -> AnyView {
    let texts = words::texts();
    let members = (tenant.isolation == Isolation::Shared).then(|| {
        let members = tenant.members.to_string();
        view! { <Fact name=texts.text(keys::tenant::MEMBERS)>{members}</Fact> }
    });
    let zone = tenant.time_zone.as_ref().map_or_else(|| "UTC".to_owned(), |zone| zone.as_str().to_owned());
    view! {
        <Facts>
            <Fact name=texts.text(keys::tenancy::KIND)>{texts.text(labels::kind(tenant.kind))}</Fact>
            <Fact name=texts.text(keys::tenant::MODE)>{texts.text(labels::mode(tenant.mode))}</Fact>
            <Fact name=texts.text(keys::tenancy::ADMIN_EMAIL)><bdi dir="ltr">{tenant.admin_email}</bdi></Fact>
            {members}
            {isolation::facts(tenant.isolation, tenant.address)}
            <Fact name=texts.text(keys::tenant::TIME_ZONE)><bdi dir="ltr">{zone}</bdi></Fact>
            <Fact name=texts.text(keys::tenancy::CREATED_AT)><Time at=tenant.created_at show=Show::Date/></Fact>
            <Fact name=texts.text(keys::tenant::SINCE)><Time at=tenant.since show=Show::Minute/></Fact>
        </Facts>
    }
    .erased()
}
