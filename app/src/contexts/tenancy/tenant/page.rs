//! The page of one tenant: where it stands and why, and in tabs what is known of it and what can be done about it.

use super::show;
use super::standing::Standing;
use super::tabs::TenantTabs;
use crate::contexts::tenancy::labels;
use crate::lists::{Failed, way_back};
use crate::live;
use crate::pages::Missing;
use crate::port::{Erased, Known};
use crate::ui::{Badge, PageTitle, SkeletonTable, use_tab};
use crate::words;
use domain::Refusal;
use domain::platform::ThingKind;
use domain::tenancy::{TenantDetail, TenantStatus};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use std::time::Duration;
use texts::keys;

/// How often the page looks again while the tenant is being set up.
const BEAT: Duration = Duration::from_secs(2);

/// The page of one tenant.
#[component]
pub fn TenantPage() -> impl IntoView {
    let texts = words::texts();
    let map = use_params_map();
    let id = Memo::new(move |_| map.with(|map| map.get_str("id").unwrap_or_default().to_owned()));
    let tenant = Known::new(move || id.get(), show);
    live::follow_one(tenant, &[ThingKind::Tenant], move || id.get_untracked());
    let asked = use_tab();
    let changed = Callback::new(move |()| tenant.refetch());
    let waits = StoredValue::new(false);
    Effect::new(move |_| {
        waits.set_value(is_being_set_up(tenant.get().as_ref()));
        // Asked again when its time has come: a page that is drawn anew for nothing closes what somebody has opened.
        if waits.get_value() {
            let look_again = move || {
                if waits.try_get_value() == Some(true) {
                    tenant.refetch();
                }
            };
            set_timeout(look_again, BEAT);
        }
    });
    view! {
        {way_back("/admin/tenants", keys::tenant::BACK)}
        <Transition fallback=move || view! { <SkeletonTable rows=4 label=texts.text(keys::shell::LOADING)/> }>
            {move || {
                let asked = asked.get();
                Suspend::new(async move {
                    match tenant.await {
                        Ok(tenant) => view! { <Shown tenant asked changed/> }.erased(),
                        Err(refusal) if refusal.status == 404 => view! { <Missing/> }.erased(),
                        Err(refusal) => view! { <Failed refusal/> }.erased(),
                    }
                })
            }}
        </Transition>
    }
}

fn is_being_set_up(tenant: Option<&Result<TenantDetail, Refusal>>) -> bool {
    matches!(tenant, Some(Ok(TenantDetail { status: TenantStatus::Provisioning, .. })))
}

#[component]
fn Shown(tenant: TenantDetail, asked: String, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let (tone, icon, status) = labels::status(tenant.status);
    let parts = vec![tenant.name.clone(), texts.text(keys::shell::PORTAL_ADMIN).to_owned(), "Portico".to_owned()];
    view! {
        <PageTitle parts/>
        <div class="page-head">
            <h1 class="page-title flex gap-2 items-center">
                <bdi>{tenant.name.clone()}</bdi>
                <Badge tone icon label=texts.text(status)/>
            </h1>
        </div>
        <Standing tenant=tenant.clone()/>
        <TenantTabs tenant asked changed/>
    }
    .erased()
}
