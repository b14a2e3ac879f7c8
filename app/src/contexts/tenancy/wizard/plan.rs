//! The step in which a plan is chosen, and where the rows will be.

use super::isolation::IsolationChoice;
use super::steps::{Back, Carried, FORM, Next, keeping};
use crate::forms::OperationForm;
use crate::lists::Failed;
use crate::port::{self, Erased, Known};
use crate::ui::{SelectField, SkeletonTable};
use crate::words;
use domain::billing::{Feature, PlanRow, Plans};
use domain::tenancy::{TenantDraft, TenantKind, WizardStep};
use leptos::prelude::*;
use texts::keys;

/// The plans that there are, of which one is chosen.
#[component]
pub(super) fn PlanStep(draft: Option<TenantDraft>, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let ask = || port::call(Plans { limit: Some(200), cursor: None, retired: Some(false) });
    let plans = Known::new(|| (), move |()| ask());
    view! {
        <Transition fallback=move || view! { <SkeletonTable rows=2 label=texts.text(keys::shell::LOADING)/> }>
            {move || {
                let draft = draft.clone();
                Suspend::new(async move {
                    match plans.await {
                        Ok(page) => view! { <Choice draft plans=page.data changed/> }.erased(),
                        Err(refusal) => view! { <Failed refusal/> }.erased(),
                    }
                })
            }}
        </Transition>
    }
    .erased()
}

#[component]
fn Choice(draft: Option<TenantDraft>, plans: Vec<PlanRow>, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = keeping(changed);
    let said = draft.as_ref().and_then(|draft| draft.plan.clone());
    let mut plans = plans;
    // What was chosen stands first, which is what the browser chooses.
    plans.sort_by_key(|plan| Some(&plan.code) != said.as_ref());
    let picked = RwSignal::new(plans.first().map(|plan| plan.code.clone()).unwrap_or_default());
    let without: Vec<_> = plans
        .iter()
        .filter(|plan| !plan.terms.features.contains(Feature::DedicatedDatabase))
        .map(|plan| (plan.code.clone(), plan.name.clone()))
        .collect();
    let is_agency = draft.as_ref().and_then(|draft| draft.kind) == Some(TenantKind::Agency);
    let barred = Signal::derive(move || {
        if is_agency {
            return Some(texts.text(keys::validation::NOT_FOR_AGENCIES).to_owned());
        }
        let lacking = |(code, name): &(String, String)| picked.with(|picked| picked == code).then(|| name.clone());
        let plan = without.iter().find_map(lacking)?;
        Some(texts.fill(keys::tenant_wizard::ISOLATION_NOT_IN_PLAN, &[("plan", &plan)]))
    });
    let isolation = draft.as_ref().and_then(|draft| draft.isolation).unwrap_or_default();
    let options: Vec<_> = plans.into_iter().map(|plan| (plan.code, plan.name)).collect();
    let back = draft.clone();
    view! {
        <OperationForm form>
            <Carried draft step=WizardStep::Administrator without=&["plan", "isolation"]/>
            <SelectField
                form=FORM
                name="plan"
                label=texts.text(keys::billing::PLAN)
                error=form.error("plan")
                options
                on_choice=Callback::new(move |code| picked.set(code))
            />
            <IsolationChoice said=isolation barred/>
            <Next form/>
        </OperationForm>
        <Back draft=back step=WizardStep::Details changed/>
    }
    .erased()
}
