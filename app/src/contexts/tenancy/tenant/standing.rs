//! Where a tenant stands, in a sentence, and what changes it: suspending, and restoring.

use super::suspend::Suspend as SuspendForm;
use crate::forms::{Confirm, Form};
use crate::port::Erased;
use crate::times;
use crate::ui::{Alert, Toasts, Tone};
use crate::words;
use domain::tenancy::{RestoreTenant, TenantDetail, TenantStatus};
use leptos::prelude::*;
use texts::keys;

/// Where it stands, in a sentence, unless all is well.
#[component]
pub fn Standing(tenant: TenantDetail) -> impl IntoView {
    let texts = words::texts();
    let reason = tenant.reason.unwrap_or_default();
    let (tone, sentence) = match tenant.status {
        TenantStatus::Active => return ().erased(),
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
    view! { <Alert tone live=true><p>{sentence}</p></Alert> }.erased()
}

/// Suspending and restoring.
#[component]
pub(super) fn Stand(tenant: TenantDetail, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let button = match tenant.status {
        TenantStatus::Active => view! { <SuspendForm id=tenant.id name=tenant.name changed/> }.erased(),
        TenantStatus::Suspended | TenantStatus::Closed => {
            let form = Form::<RestoreTenant>::new();
            let (toasts, name) = (Toasts::get(), tenant.name);
            form.on_answer(move |_, ()| {
                toasts.done(texts.fill(keys::tenant::RESTORED_DONE, &[("name", &name)]));
                changed.run(());
            });
            view! {
                <Confirm
                    form
                    id=tenant.id.to_string()
                    label=texts.text(keys::tenant::RESTORE)
                    question=texts.text(keys::tenant::RESTORE_QUESTION)
                />
            }
            .erased()
        }
        TenantStatus::Provisioning | TenantStatus::Purged | TenantStatus::Failed => return ().erased(),
    };
    view! {
        <section class="section" id="standing">
            <h2 class="t-md">{texts.text(keys::tenant::ACTIONS)}</h2>
            {button}
        </section>
    }
    .erased()
}
