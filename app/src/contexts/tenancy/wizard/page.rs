//! The page of the wizard: which step comes next, and what was said so far.

use super::branding::BrandingStep;
use super::plan::PlanStep;
use super::review::Review;
use super::steps::{Administrator, Details, Progress};
use crate::forms::Form;
use crate::lists::{Failed, way_back};
use crate::port::{self, Erased, Known};
use crate::times;
use crate::ui::{Alert, Button, Look, PageTitle, SkeletonTable, Tone};
use crate::words;
use domain::tenancy::{DropTenantDraft, ShowTenantDraft, TenantDraft, WizardStep};
use leptos::prelude::*;
use texts::keys;

/// The wizard.
#[component]
pub fn NewTenantPage() -> impl IntoView {
    let texts = words::texts();
    let draft = Known::new(|| (), |()| port::call(ShowTenantDraft {}));
    let kept = RwSignal::new(false);
    let changed = Callback::new(move |()| {
        kept.set(true);
        draft.refetch();
    });
    let title = texts.text(keys::tenancy::CREATE_TITLE);
    view! {
        <PageTitle parts=vec![title.to_owned(), texts.text(keys::shell::PORTAL_ADMIN).to_owned(), "Portico".to_owned()]/>
        {way_back("/admin/tenants", keys::tenant::BACK)}
        <div class="page-head">
            <div>
                <h1 class="page-title">{title}</h1>
                <p class="t-sm text-fg-muted">{texts.text(keys::tenancy::CREATE_INTRO)}</p>
            </div>
        </div>
        <Transition fallback=move || view! { <SkeletonTable rows=4 label=texts.text(keys::shell::LOADING)/> }>
            {move || Suspend::new(async move {
                match draft.await {
                    Ok(draft) => view! { <Step draft=Some(draft) is_new=kept.get_untracked() changed/> }.erased(),
                    Err(refusal) if refusal.status == 404 => {
                        // Nothing was begun before: the page is there all the same.
                        port::set_status(200);
                        view! { <Step draft=None is_new=true changed/> }.erased()
                    }
                    Err(refusal) => view! { <Failed refusal/> }.erased(),
                }
            })}
        </Transition>
    }
}

/// The step that comes next. `is_new`: what is kept was said just now, on this page.
#[component]
fn Step(draft: Option<TenantDraft>, is_new: bool, changed: Callback<()>) -> impl IntoView {
    let step = draft.as_ref().map_or(WizardStep::Details, |draft| draft.step);
    let resumed = draft.clone().filter(|_| !is_new).map(|draft| view! { <Resumed draft changed/> });
    let form = match step {
        WizardStep::Details => view! { <Details draft changed/> }.erased(),
        WizardStep::Plan => view! { <PlanStep draft changed/> }.erased(),
        WizardStep::Administrator => view! { <Administrator draft changed/> }.erased(),
        WizardStep::Branding => view! { <BrandingStep draft changed/> }.erased(),
        WizardStep::Review => view! { <Review draft changed/> }.erased(),
    };
    view! {
        {resumed}
        <Progress step/>
        <section class="section">{form}</section>
    }
    .erased()
}

/// Says that this was begun before, and offers to start again.
#[component]
fn Resumed(draft: TenantDraft, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<DropTenantDraft>::new();
    form.on_answer(move |_, ()| changed.run(()));
    let time = times::whole(draft.changed_at);
    view! {
        <Alert tone=Tone::Info>
            <p>{texts.fill(keys::tenant_wizard::RESUMED, &[("time", &time)])}</p>
            <crate::forms::OperationForm form class="contents">
                <Button look=Look::Quiet r#type="submit" icon="rotate-ccw" busy=form.pending()>
                    {texts.text(keys::tenant_wizard::DROP)}
                </Button>
            </crate::forms::OperationForm>
        </Alert>
    }
    .erased()
}
