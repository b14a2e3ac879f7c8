//! How a tenant stands with its plan: every limit as a meter, and every module.

use super::{amounts, labels};
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::{Badge, Fact, Facts, Progress, Tone};
use crate::words;
use domain::billing::{FeatureStanding, HeldPlan, LimitUse, PlanStanding};
use leptos::prelude::*;
use texts::keys;

/// The plan, its limits with their use, and its modules.
#[component]
pub(super) fn Standing(standing: PlanStanding) -> impl IntoView {
    let texts = words::texts();
    let meters: Vec<_> = standing.limits.into_iter().map(meter).collect();
    let modules: Vec<_> = standing.features.iter().map(module).collect();
    view! {
        {held(standing.plan, standing.newest_version)}
        <h3 class="t-md">{texts.text(keys::billing::LIMITS)}</h3>
        <ul class="meters">{meters}</ul>
        <h3 class="t-md">{texts.text(keys::billing::MODULES)}</h3>
        <ul class="modules">{modules}</ul>
    }
    .erased()
}

/// The plan that a tenant has.
pub(super) fn held(plan: Option<HeldPlan>, newest: Option<u32>) -> AnyView {
    let texts = words::texts();
    let Some(plan) = plan else {
        return view! { <p>{texts.text(keys::billing::HOUSE)}</p> }.erased();
    };
    let is_older = newest.is_some_and(|newest| newest > plan.version);
    let version = texts.fill(keys::billing::VERSION_NUMBER, &[("number", &plan.version.to_string())]);
    view! {
        <Facts>
            <Fact name=texts.text(keys::billing::PLAN)>
                <span class="font-medium"><bdi>{plan.name}</bdi></span>
                <span class="t-sm text-fg-muted ms-2">{version}</span>
            </Fact>
            {plan
                .trial_until
                .map(|until| {
                    view! {
                        <Fact name=texts.text(keys::billing::TRIAL_UNTIL)>
                            <Time at=until show=Show::Minute/>
                        </Fact>
                    }
                })}
        </Facts>
        {is_older.then(|| view! { <p class="t-sm text-fg-muted">{texts.text(keys::billing::OLDER_VERSION)}</p> })}
    }
    .erased()
}

/// How much of a limit is in use.
pub(super) fn meter(limit: LimitUse) -> AnyView {
    let texts = words::texts();
    let label = texts.text(labels::limit(limit.kind));
    let amount = |number| amounts::amount(limit.kind, number);
    let told = match (limit.used, limit.max) {
        (Some(used), Some(max)) => {
            texts.fill(keys::billing::USED_OF, &[("used", &amount(used)), ("max", &amount(max))])
        }
        (Some(used), None) => texts.fill(keys::billing::USED_WITHOUT_MAX, &[("used", &amount(used))]),
        (None, Some(max)) => texts.fill(keys::billing::UP_TO, &[("max", &amount(max))]),
        (None, None) => texts.text(keys::billing::NO_LIMIT).to_owned(),
    };
    let bar = limit.used.zip(limit.max).map(|(used, max)| {
        let is_full = used >= max;
        view! {
            <div data-full=is_full.then_some("true")>
                <Progress label done=used.min(max) total=max/>
            </div>
        }
    });
    let resets = limit.resets_at.filter(|_| limit.max.is_some()).map(|at| {
        view! {
            <p class="t-sm text-fg-muted">
                <span>{texts.text(keys::billing::RESETS_ON)}</span>
                " "
                <Time at show=Show::Date/>
            </p>
        }
    });
    view! {
        <li class="meter" data-limit=limit.kind.as_str()>
            <p class="meter-head">
                <span class="font-medium">{label}</span>
                <span class="t-sm">{told}</span>
            </p>
            {bar}
            {resets}
        </li>
    }
    .erased()
}

fn module(standing: &FeatureStanding) -> AnyView {
    let texts = words::texts();
    let (tone, icon, label) = match (standing.is_shown, standing.is_entitled) {
        (false, _) => (Tone::Warning, "eye-off", keys::billing::HIDDEN),
        (true, true) => (Tone::Success, "circle-check", keys::billing::HAS),
        (true, false) => (Tone::Neutral, "circle-minus", keys::billing::HAS_NOT),
    };
    view! {
        <li>
            <span>{texts.text(labels::feature(standing.feature))}</span>
            <Badge tone icon label=texts.text(label)/>
        </li>
    }
    .erased()
}
