//! The page of one tenant: where it stands and why, what is known of it, and what can be done about it.

use super::delete::Delete;
use super::edit::EditForm;
use super::facts::{Certificate, Details};
use super::suspend::Suspend as SuspendForm;
use crate::contexts::billing::TenantPlan;
use crate::contexts::tenancy::labels;
use crate::forms::{Confirm, Form};
use crate::frame::actor;
use crate::lists::Failed;
use crate::pages::Missing;
use crate::port;
use crate::times;
use crate::ui::{Alert, Badge, Icon, PageTitle, SkeletonTable, Tone};
use crate::words;
use domain::Refusal;
use domain::policy::{self, Permission, Subject};
use domain::tenancy::{RestoreTenant, ShowTenant, TenantDetail, TenantStatus};
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
    let tenant = Resource::new(move || id.get(), show);
    let changed = Callback::new(move |()| tenant.refetch());
    Effect::new(move |_| {
        // Asked again when its time has come: a page that is drawn anew for nothing closes what somebody has opened.
        if tenant.with(is_being_set_up) {
            let look_again = move || {
                if tenant.try_with_untracked(is_being_set_up) == Some(true) {
                    tenant.refetch();
                }
            };
            set_timeout(look_again, BEAT);
        }
    });
    view! {
        <p>
            <a class="link t-sm flex gap-1 items-center" href="/admin/tenants">
                <Icon name="arrow-left" flip=true/>
                {texts.text(keys::tenant::BACK)}
            </a>
        </p>
        <Transition fallback=move || view! { <SkeletonTable rows=4 label=texts.text(keys::shell::LOADING)/> }>
            {move || Suspend::new(async move {
                match tenant.await {
                    Ok(tenant) => view! { <Shown tenant changed/> }.into_any(),
                    Err(refusal) if refusal.status == 404 => view! { <Missing/> }.into_any(),
                    Err(refusal) => view! { <Failed refusal/> }.into_any(),
                }
            })}
        </Transition>
    }
}

fn is_being_set_up(tenant: &Option<Result<TenantDetail, Refusal>>) -> bool {
    matches!(tenant, Some(Ok(TenantDetail { status: TenantStatus::Provisioning, .. })))
}

async fn show(id: String) -> Result<TenantDetail, Refusal> {
    // What is no id at all names nothing, as an unknown one does.
    let id = id.parse().map_err(|_| Refusal::not_found())?;
    port::call(ShowTenant { id }).await
}

#[component]
fn Shown(tenant: TenantDetail, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let (tone, icon, status) = labels::status(tenant.status);
    let parts = vec![tenant.name.clone(), texts.text(keys::shell::PORTAL_ADMIN).to_owned(), "Portico".to_owned()];
    let may = |permission| actor().is_some_and(|actor| policy::may(&actor, permission, &Subject::default()).is_ok());
    let (manages, deletes) = (may(Permission::ManageTenants), may(Permission::DeleteTenants));
    let stays = !matches!(tenant.status, TenantStatus::Closed | TenantStatus::Purged);
    let goes = stays && !(tenant.status == TenantStatus::Provisioning && tenant.saga.is_some());
    let edits = manages && stays && tenant.status != TenantStatus::Failed;
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
                {edits.then(|| view! { <EditForm tenant=tenant.clone() changed/> })}
                {tenant.certificate.clone().map(|certificate| view! { <Certificate certificate/> })}
                {(stays && may(Permission::ReadPlans)).then(|| view! { <TenantPlan id=tenant.id/> })}
                {manages.then(|| view! { <Stand tenant=tenant.clone() changed/> })}
                {(deletes && goes).then(|| view! { <Delete tenant=tenant.clone() changed/> })}
            </section>
            <aside class="section">
                <Details tenant/>
            </aside>
        </div>
    }
    .into_any()
}

/// Where it stands, in a sentence, unless all is well.
#[component]
fn Standing(tenant: TenantDetail) -> impl IntoView {
    let texts = words::texts();
    let reason = tenant.reason.unwrap_or_default();
    let (tone, sentence) = match tenant.status {
        TenantStatus::Active => return ().into_any(),
        TenantStatus::Provisioning => (Tone::Info, texts.text(keys::tenant::STANDS_PROVISIONING).to_owned()),
        TenantStatus::Suspended => (Tone::Warning, texts.fill(keys::tenant::STANDS_SUSPENDED, &[("reason", &reason)])),
        TenantStatus::Closed => {
            let time = tenant.purge_at.map(times::whole).unwrap_or_default();
            (Tone::Danger, texts.fill(keys::tenant::STANDS_CLOSED, &[("time", &time)]))
        }
        TenantStatus::Purged => (Tone::Info, texts.text(keys::tenant::STANDS_PURGED).to_owned()),
        TenantStatus::Failed => {
            let step = tenant.failed_step.unwrap_or_default();
            (Tone::Danger, texts.fill(keys::tenant::STANDS_FAILED, &[("step", &step)]))
        }
    };
    view! { <Alert tone live=true><p>{sentence}</p></Alert> }.into_any()
}

/// Suspending and restoring.
#[component]
fn Stand(tenant: TenantDetail, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let button = match tenant.status {
        TenantStatus::Active => view! { <SuspendForm id=tenant.id changed/> }.into_any(),
        TenantStatus::Suspended | TenantStatus::Closed => {
            let form = Form::<RestoreTenant>::new();
            form.on_answer(move |_, ()| changed.run(()));
            view! {
                <Confirm
                    form
                    id=tenant.id.to_string()
                    label=texts.text(keys::tenant::RESTORE)
                    question=texts.text(keys::tenant::RESTORE_QUESTION)
                />
            }
            .into_any()
        }
        TenantStatus::Provisioning | TenantStatus::Purged | TenantStatus::Failed => return ().into_any(),
    };
    view! {
        <section class="section" id="standing">
            <h2 class="t-md">{texts.text(keys::tenant::ACTIONS)}</h2>
            {button}
        </section>
    }
    .into_any()
}
