//! The parts of a tenant's page. Each is there for whoever may see it, while there is something in it.

use super::delete::Delete;
use super::edit::EditForm;
use super::facts::{Certificate, Details};
use super::standing::Stand;
use crate::contexts::billing::TenantPlan;
use crate::contexts::identity::{Circle, TenantPeople};
use crate::contexts::platform::TenantHistory;
use crate::contexts::tenancy::isolation::Elsewhere;
use crate::frame::actor;
use crate::port::Erased;
use crate::ui::{Tab, Tabs, chosen_tab};
use crate::words;
use domain::policy::{self, Permission, Subject};
use domain::tenancy::{Isolation, TenantDetail, TenantStatus};
use leptos::prelude::*;
use texts::keys;

#[component]
pub(super) fn TenantTabs(tenant: TenantDetail, asked: String, changed: Callback<()>) -> impl IntoView {
    let may = |permission| actor().is_some_and(|actor| policy::may(&actor, permission, &Subject::default()).is_ok());
    let stays = !matches!(tenant.status, TenantStatus::Closed | TenantStatus::Purged);
    let goes = stays && !(tenant.status == TenantStatus::Provisioning && tenant.saga.is_some());
    let edits = may(Permission::ManageTenants) && stays && tenant.status != TenantStatus::Failed;
    let deletes = may(Permission::DeleteTenants) && goes;
    let tabs: Vec<Tab> = [
        Some(("overview", keys::tenant::TAB_OVERVIEW)),
        (stays && may(Permission::ReadPlans)).then_some(("plan", keys::tenant::TAB_PLAN)),
        (stays && may(Permission::ReadPeople)).then_some(("people", keys::tenant::TAB_PEOPLE)),
        (edits || deletes).then_some(("settings", keys::tenant::TAB_SETTINGS)),
        may(Permission::ReadAuditLog).then_some(("history", keys::tenant::TAB_HISTORY)),
    ]
    .into_iter()
    .flatten()
    .map(|(name, label)| (name, words::texts().text(label)))
    .collect();
    let chosen = chosen_tab(&tabs, &asked);
    let id = tenant.id;
    let (is_elsewhere, address) = (tenant.isolation == Isolation::Dedicated, tenant.address.clone());
    let shown = match chosen {
        "plan" => view! {
            {is_elsewhere.then(|| view! { <Elsewhere address/> })}
            <TenantPlan id counted=!is_elsewhere/>
        }
        .erased(),
        "people" if is_elsewhere => view! { <Elsewhere address/> }.erased(),
        "people" => view! { <TenantPeople id circle=Circle::Everybody/> }.erased(),
        "settings" => view! {
            {edits.then(|| view! { <EditForm tenant=tenant.clone() changed/> })}
            {deletes.then(|| view! { <Delete tenant=tenant.clone() changed/> })}
        }
        .erased(),
        "history" => view! { <TenantHistory id/> }.erased(),
        _ => overview(tenant, may(Permission::ManageTenants), changed),
    };
    view! { <Tabs id="tenant-tabs" label=words::texts().text(keys::tenant::TABS) tabs chosen>{shown}</Tabs> }.erased()
}

fn overview(tenant: TenantDetail, manages: bool, changed: Callback<()>) -> AnyView {
    view! {
        <section class="section">
            <Details tenant=tenant.clone()/>
        </section>
        {tenant.certificate.clone().map(|certificate| view! { <Certificate certificate/> })}
        {manages.then(|| view! { <Stand tenant changed/> })}
    }
    .erased()
}
