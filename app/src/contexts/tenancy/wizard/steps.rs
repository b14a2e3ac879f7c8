//! The steps in which something is asked, and how far one has come.

use crate::contexts::tenancy::labels;
use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Autofill, Button, Look, SelectField, TextField};
use crate::words;
use domain::kernel::Mode;
use domain::tenancy::{KeepTenantDraft, TenantDraft, TenantKind, WizardStep};
use leptos::prelude::*;
use texts::{Key, keys};

pub(super) const FORM: &str = "new-tenant";

/// What a step is called.
pub(super) const fn name(step: WizardStep) -> Key {
    match step {
        WizardStep::Details => keys::tenant_wizard::DETAILS,
        WizardStep::Plan => keys::billing::PLAN,
        WizardStep::Administrator => keys::tenant_wizard::ADMINISTRATOR,
        WizardStep::Branding => keys::tenant_wizard::BRANDING,
        WizardStep::Review => keys::tenant_wizard::REVIEW,
    }
}

/// The steps, with the one that comes next.
#[component]
pub(super) fn Progress(step: WizardStep) -> impl IntoView {
    let texts = words::texts();
    let steps: Vec<_> = WizardStep::ALL
        .iter()
        .enumerate()
        .map(|(place, one)| {
            view! {
                <li class="wizard-step" aria-current=(*one == step).then_some("step")>
                    <span class="wizard-number">{(place + 1).to_string()}</span>
                    <span>{texts.text(name(*one))}</span>
                </li>
            }
        })
        .collect();
    view! { <ol class="wizard" aria-label=texts.text(keys::tenant_wizard::STEPS)>{steps}</ol> }.erased()
}

/// What was said elsewhere goes along with each step.
#[component]
pub(super) fn Carried(draft: Option<TenantDraft>, step: WizardStep, without: &'static [&'static str]) -> impl IntoView {
    let said = draft.map(|draft| {
        [
            ("name", draft.name),
            ("kind", draft.kind.map(|kind| kind.as_str().to_owned())),
            ("mode", draft.mode.map(|mode| mode.as_str().to_owned())),
            ("adminEmail", draft.admin_email),
            ("plan", draft.plan),
            ("brandName", draft.brand_name),
            ("brandColour", draft.brand_colour),
            ("isolation", draft.isolation.map(|isolation| isolation.as_str().to_owned())),
        ]
    });
    let said = said.into_iter().flatten().filter(|(name, _)| !without.contains(name));
    let members: Vec<_> =
        said.filter_map(|(name, value)| Some(view! { <input type="hidden" name=name value=value?/> })).collect();
    view! {
        <input type="hidden" name="step" value=step.as_str()/>
        {members}
    }
    .erased()
}

/// Back to a step.
#[component]
pub(super) fn Back(draft: Option<TenantDraft>, step: WizardStep, changed: Callback<()>) -> impl IntoView {
    let form = keeping(changed);
    view! {
        <OperationForm form class="contents">
            <Carried draft step without=&[]/>
            <Button look=Look::Quiet r#type="submit" busy=form.pending()>
                {words::texts().text(keys::tenant_wizard::BACK)}
            </Button>
        </OperationForm>
    }
    .erased()
}

pub(super) fn keeping(changed: Callback<()>) -> Form<KeepTenantDraft> {
    let form = Form::<KeepTenantDraft>::new();
    form.on_answer(move |_, ()| changed.run(()));
    form
}

#[component]
pub(super) fn Next(form: Form<KeepTenantDraft>) -> impl IntoView {
    let texts = words::texts();
    view! {
        <div class="actions">
            <Button look=Look::Primary r#type="submit" busy=form.pending()>
                {move || texts.text(if form.pending().get() { keys::tenant_wizard::KEEPING } else { keys::tenant_wizard::NEXT })}
            </Button>
        </div>
    }
    .erased()
}

/// Name, kind and purpose.
#[component]
pub(super) fn Details(draft: Option<TenantDraft>, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = keeping(changed);
    let kinds = TenantKind::ALL.iter().map(|kind| (kind.as_str(), texts.text(labels::kind(*kind)))).collect();
    let modes = [Mode::Live, Mode::Test].map(|mode| (mode.as_str(), texts.text(labels::mode(mode)))).to_vec();
    let said = draft.clone();
    let kind = said.as_ref().and_then(|said| said.kind).unwrap_or(TenantKind::Organisation);
    let mode = said.as_ref().and_then(|said| said.mode).unwrap_or_default();
    view! {
        <OperationForm form>
            <Carried draft step=WizardStep::Plan without=&["name", "kind", "mode"]/>
            <TextField
                form=FORM
                name="name"
                label=texts.text(keys::tenancy::NAME)
                hint=texts.text(keys::tenancy::NAME_HINT)
                error=form.error("name")
                value=said.and_then(|said| said.name).unwrap_or_default()
                first=true
            />
            <SelectField
                form=FORM
                name="kind"
                label=texts.text(keys::tenancy::KIND)
                error=form.error("kind")
                options=kinds
                chosen=kind.as_str()
            />
            <SelectField
                form=FORM
                name="mode"
                label=texts.text(keys::tenant::MODE)
                error=form.error("mode")
                options=modes
                chosen=mode.as_str()
            />
            <Next form/>
        </OperationForm>
    }
    .erased()
}

/// Who administers it.
#[component]
pub(super) fn Administrator(draft: Option<TenantDraft>, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = keeping(changed);
    let said = draft.as_ref().and_then(|draft| draft.admin_email.clone()).unwrap_or_default();
    let back = draft.clone();
    view! {
        <p class="text-fg-muted">{texts.text(keys::tenant_wizard::ADMINISTRATOR_INTRO)}</p>
        <OperationForm form>
            <Carried draft step=WizardStep::Branding without=&["adminEmail"]/>
            <TextField
                form=FORM
                name="adminEmail"
                label=texts.text(keys::tenancy::ADMIN_EMAIL_LABEL)
                hint=texts.text(keys::tenancy::ADMIN_EMAIL_HINT)
                autofill=Autofill::Email
                error=form.error("adminEmail")
                value=said
                first=true
            />
            <Next form/>
        </OperationForm>
        <Back draft=back step=WizardStep::Plan changed/>
    }
    .erased()
}
