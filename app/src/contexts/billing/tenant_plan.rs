//! A tenant's plan on its page in the admin portal: what it has and uses, and what the platform can change of it.

use super::give_add_on::AddOns;
use super::standing::Standing;
use super::tenant_flags::TenantFlags;
use crate::forms::{Form, OperationForm, undoable};
use crate::frame::actor;
use crate::lists::{ListHead, Shown};
use crate::live;
use crate::pages::Missing;
use crate::port::{self, Erased, Known};
use crate::ui::{Button, Look, SelectField, Toasts};
use crate::words;
use domain::Refusal;
use domain::billing::{ChangePlan, PlanRow, PlanStanding, Plans, StartTrial, TenantPlan as AskTenantPlan};
use domain::kernel::TenantId;
use domain::platform::ThingKind;
use domain::policy::Permission;
use futures::future::try_join;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use texts::keys;

/// A tenant's plan as a page of its own.
#[component]
pub fn TenantPlanPage() -> impl IntoView {
    let texts = words::texts();
    let id = use_params_map().with_untracked(|map| map.get_str("id").and_then(|id| id.parse().ok()));
    let Some(id) = id else { return view! { <Missing/> }.erased() };
    view! {
        <ListHead title=texts.text(keys::billing::PLAN) intro=texts.text(keys::billing::TENANT_INTRO)/>
        <TenantPlan id/>
    }
    .erased()
}

/// The card of a tenant's plan.
#[component]
pub fn TenantPlan(
    id: TenantId,
    /// Whether what is in use of the limits is known here.
    #[prop(default = true)]
    counted: bool,
) -> impl IntoView {
    let texts = words::texts();
    let known = Known::new(|| (), move |()| ask(id, counted));
    live::follow(known, &[ThingKind::Subscription, ThingKind::Plan]);
    let changed = Callback::new(move |()| known.refetch());
    view! {
        <section class="section" aria-labelledby="tenant-plan">
            <h2 class="t-lg" id="tenant-plan">{texts.text(keys::billing::TENANT_PLAN)}</h2>
            <Shown
                known
                rows=6
                show=move |(standing, plans)| view! { <Card id standing plans changed/> }.erased()
            />
        </section>
    }
    .erased()
}

async fn ask(id: TenantId, counted: bool) -> Result<(PlanStanding, Vec<PlanRow>), Refusal> {
    // Both at once: on the server, what is asked after a wait may belong to a part of the page that is drawn no more.
    let plans = port::call(Plans { limit: Some(200), cursor: None, retired: Some(false) });
    let (mut standing, plans) = try_join(port::call(AskTenantPlan { id }), plans).await?;
    if !counted {
        standing.limits.iter_mut().for_each(|limit| limit.used = None);
    }
    Ok((standing, plans.data))
}

#[component]
fn Card(id: TenantId, standing: PlanStanding, plans: Vec<PlanRow>, changed: Callback<()>) -> impl IntoView {
    let holds = |permission| actor().is_some_and(|actor| actor.holds(permission));
    let (may_change, may_flag) = (holds(Permission::ManagePlans), holds(Permission::ManageFlags));
    let (add_ons, features) = (standing.add_ons.clone(), standing.features.clone());
    let is_customer = standing.plan.is_some();
    // What it is on stands first, which is what the browser chooses: nobody moves a tenant by accident.
    let current = standing.plan.as_ref().map(|plan| plan.code.clone());
    // A trial that was left is over, so there is no way back to one.
    let before = standing.plan.as_ref().filter(|plan| plan.trial_until.is_none());
    let before = before.map(|plan| ChangePlan { id, plan: plan.code.clone(), version: Some(plan.version) });
    let mut plans = plans;
    plans.sort_by_key(|plan| Some(&plan.code) != current.as_ref());
    view! {
        <Standing standing/>
        {(may_change && is_customer).then(|| view! { <Change id plans before changed/> })}
        {is_customer.then(|| view! { <AddOns id rows=add_ons may=may_change changed/> })}
        {may_flag.then(|| view! { <TenantFlags id features changed/> })}
    }
    .erased()
}

#[component]
fn Change(
    id: TenantId,
    plans: Vec<PlanRow>,
    /// What puts the tenant back where it is now.
    before: Option<ChangePlan>,
    changed: Callback<()>,
) -> impl IntoView {
    let texts = words::texts();
    let (change, trial) = (Form::<ChangePlan>::new(), Form::<StartTrial>::new());
    let option = |plan: &PlanRow| (plan.code.clone(), plan.name.clone());
    let options: Vec<_> = plans.iter().map(option).collect();
    let names = StoredValue::new(options.clone());
    let said = move |key, code: &str| {
        let name = |names: &Vec<(String, String)>| {
            names.iter().find(|(known, _)| known == code).map_or_else(|| code.to_owned(), |(_, name)| name.clone())
        };
        texts.fill(key, &[("plan", &names.with_value(name))])
    };
    change.on_answer(move |sent, ()| {
        let text = said(keys::billing::PLAN_CHANGED_DONE, &sent.plan);
        match before.clone().filter(|before| before.plan != sent.plan) {
            Some(before) => undoable(text, before, changed),
            None => Toasts::get().done(text),
        }
        changed.run(());
    });
    trial.on_answer(move |sent, ()| {
        Toasts::get().done(said(keys::billing::TRIAL_DONE, &sent.plan));
        changed.run(());
    });
    let tried: Vec<_> = plans.iter().filter(|plan| plan.terms.trial_days > 0).map(option).collect();
    view! {
        <h3 class="t-md">{texts.text(keys::billing::CHANGE_TITLE)}</h3>
        <OperationForm form=change>
            <input type="hidden" name="id" value=id.to_string()/>
            <SelectField
                form="change-plan"
                name="plan"
                label=texts.text(keys::billing::PLAN)
                hint=texts.text(keys::billing::CHANGE_HINT)
                error=change.error("plan")
                options
            />
            <Button look=Look::Primary r#type="submit" busy=change.pending()>{texts.text(keys::billing::CHANGE)}</Button>
        </OperationForm>
        {(!tried.is_empty())
            .then(|| {
                view! {
                    <OperationForm form=trial>
                        <input type="hidden" name="id" value=id.to_string()/>
                        <SelectField
                            form="start-trial"
                            name="plan"
                            label=texts.text(keys::billing::TRY)
                            error=trial.error("plan")
                            options=tried
                        />
                        <Button r#type="submit" busy=trial.pending()>{texts.text(keys::billing::TRY)}</Button>
                    </OperationForm>
                }
            })}
    }
    .erased()
}
