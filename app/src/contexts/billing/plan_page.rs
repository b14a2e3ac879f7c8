//! One plan with its versions and the form of the next one; or the form of a new plan.

use super::plan_form::TermsFields;
use super::plans_page::state;
use super::{amounts, labels};
use crate::forms::{Form, OperationForm};
use crate::frame::actor;
use crate::lists::{ListHead, Shown, way_back};
use crate::live;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Button, Fact, Facts, Look, PageTitle, TextField, Toasts};
use crate::words;
use domain::billing::{CreatePlan, PlanDetail, PlanTerms, PlanVersion, PublishPlan, RetirePlan, ShowPlan};
use domain::platform::ThingKind;
use domain::policy::Permission;
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_params_map};
use texts::keys;

/// One plan, or a new one.
#[component]
pub fn PlanPage() -> impl IntoView {
    let map = use_params_map();
    let code = Memo::new(move |_| map.with(|map| map.get_str("id").unwrap_or_default().to_owned()));
    view! {
        {way_back("/admin/plans", keys::billing::BACK)}
        {if code.get_untracked() == "new" { view! { <NewPlan/> }.erased() } else { view! { <OnePlan code/> }.erased() }}
    }
}

#[component]
fn NewPlan() -> impl IntoView {
    let texts = words::texts();
    let form = Form::<CreatePlan>::new();
    let navigate = use_navigate();
    form.on_answer(move |sent, made| {
        Toasts::get().done(texts.fill(keys::billing::PLAN_CREATED_DONE, &[("plan", &sent.name)]));
        navigate(&format!("/admin/plans/{}", made.id), Default::default());
    });
    view! {
        <ListHead title=texts.text(keys::billing::CREATE) intro=texts.text(keys::billing::INTRO)/>
        <section class="section">
            <OperationForm form>
                <TextField form=NEW name="name" label=texts.text(keys::billing::NAME) error=form.error("name") first=true/>
                <TextField
                    form=NEW
                    name="code"
                    label=texts.text(keys::billing::CODE)
                    hint=texts.text(keys::billing::CODE_HINT)
                    error=form.error("code")
                />
                <TermsFields form id=NEW terms=PlanTerms::default()/>
                <div class="actions">
                    <Button look=Look::Primary r#type="submit" busy=form.pending()>
                        {texts.text(keys::billing::CREATE_ACTION)}
                    </Button>
                </div>
            </OperationForm>
        </section>
    }
}

const NEW: &str = "create-plan";
const NEXT: &str = "publish-plan";

#[component]
fn OnePlan(code: Memo<String>) -> impl IntoView {
    let plan = Known::new(move || code.get(), |code| port::call(ShowPlan { code }));
    live::follow(plan, &[ThingKind::Plan]);
    let changed = Callback::new(move |()| plan.refetch());
    view! {
        <Shown known=plan rows=6 show={move |plan| view! { <Detail plan changed/> }.erased()}/>
    }
}

#[component]
fn Detail(plan: PlanDetail, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let may = actor().is_some_and(|actor| actor.holds(Permission::ManagePlans)) && !plan.is_retired;
    let terms = plan.versions.first().map(|version| version.terms.clone()).unwrap_or_default();
    let versions: Vec<_> = plan.versions.into_iter().map(version).collect();
    let (name, code) = (plan.name.clone(), plan.code.clone());
    view! {
        <PageTitle parts=vec![plan.name, "Portico".to_owned()]/>
        <div class="page-head">
            <div>
                <h1 class="page-title"><bdi>{name}</bdi></h1>
                <p class="t-sm text-fg-muted"><code dir="ltr">{code.clone()}</code></p>
            </div>
            {state(plan.is_retired)}
        </div>
        <section class="section">
            <h2 class="t-lg">{texts.text(keys::billing::VERSIONS)}</h2>
            {versions}
        </section>
        {may.then(|| view! { <Next code=code.clone() terms changed/> })}
        {may.then(|| view! { <Retire code changed/> })}
    }
    .erased()
}

fn version(version: PlanVersion) -> AnyView {
    let texts = words::texts();
    let limits: Vec<_> = amounts::limits(&version.terms.limits)
        .into_iter()
        .map(|(name, limit)| view! { <Fact name>{limit}</Fact> })
        .collect();
    let modules: Vec<_> = version.terms.features.iter().map(|feature| texts.text(labels::feature(feature))).collect();
    view! {
        <article class="section" data-version=version.number>
            <h3 class="t-md">{texts.fill(keys::billing::VERSION_NUMBER, &[("number", &version.number.to_string())])}</h3>
            <Facts>
                <Fact name=texts.text(keys::billing::PUBLISHED_AT)>
                    <Time at=version.published_at show=Show::Date/>
                </Fact>
                <Fact name=texts.text(keys::billing::TENANTS_ON)>{version.tenants}</Fact>
                <Fact name=texts.text(keys::billing::MODULES)>{modules.join(" · ")}</Fact>
                {limits}
                <Fact name=texts.text(keys::billing::TRIAL_DAYS)>{version.terms.trial_days}</Fact>
            </Facts>
        </article>
    }
    .erased()
}

#[component]
fn Next(code: String, terms: PlanTerms, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<PublishPlan>::new();
    form.on_answer(move |_, _| {
        Toasts::get().done(texts.text(keys::billing::PUBLISHED_DONE).to_owned());
        changed.run(());
    });
    view! {
        <section class="section">
            <h2 class="t-lg">{texts.text(keys::billing::PUBLISH_TITLE)}</h2>
            <p class="text-fg-muted">{texts.text(keys::billing::PUBLISH_TEXT)}</p>
            <OperationForm form>
                <input type="hidden" name="code" value=code/>
                <TermsFields form id=NEXT terms/>
                <div class="actions">
                    <Button look=Look::Primary r#type="submit" busy=form.pending()>
                        {texts.text(keys::billing::PUBLISH)}
                    </Button>
                </div>
            </OperationForm>
        </section>
    }
    .erased()
}

#[component]
fn Retire(code: String, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<RetirePlan>::new();
    form.on_answer(move |_, ()| {
        Toasts::get().done(texts.text(keys::billing::RETIRED_DONE).to_owned());
        changed.run(());
    });
    view! {
        <details class="confirm">
            <summary class=Look::Danger.class()>{texts.text(keys::billing::RETIRE)}</summary>
            <div class="confirm-body">
                <p class="t-sm">{texts.text(keys::billing::RETIRE_QUESTION)}</p>
                <OperationForm form>
                    <input type="hidden" name="code" value=code/>
                    <Button look=Look::Danger r#type="submit" busy=form.pending()>
                        {texts.text(keys::billing::RETIRE)}
                    </Button>
                </OperationForm>
            </div>
        </details>
    }
    .erased()
}
