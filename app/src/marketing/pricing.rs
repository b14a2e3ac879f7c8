//! The plans of the installation, as the catalogue that enforces them has them.

use super::SitePage;
use super::plan_table::PlanTable;
use super::site_frame::{Opening, PageButton, SiteFrame};
use crate::contexts::billing::{feature_name, limit_amount, limit_name};
use crate::lists::Failed;
use crate::port::{self, Erased, Known};
use crate::ui::{EmptyState, Icon, Look};
use crate::words;
use domain::billing::{LimitKind, OfferedPlan, OfferedPlanList, OfferedPlans};
use leptos::prelude::*;
use texts::keys;

/// The plans.
#[component]
pub fn PricingPage() -> impl IntoView {
    let texts = words::texts();
    let plans = Known::new(|| (), |()| port::call(OfferedPlans {}));
    view! {
        <SiteFrame page=SitePage::Pricing>
            <Opening title=texts.text(keys::site_pricing::TITLE).into() lead=texts.text(keys::site_pricing::LEAD).into()/>
            <Suspense fallback=|| ()>
                {move || Suspend::new(async move {
                    match plans.await {
                        Ok(OfferedPlanList { plans }) => offer(plans),
                        Err(refusal) => view! { <section class="band"><Failed refusal still=true/></section> }.erased(),
                    }
                })}
            </Suspense>
            <section class="closing">
                <div class="band">
                    <div class="grid gap-3">
                        <h2 class="t-2xl">{texts.text(keys::site_pricing::PRICES)}</h2>
                        <p class="lead">{texts.text(keys::site_pricing::PRICES_TEXT)}</p>
                    </div>
                    <div class="actions">
                        <PageButton to=SitePage::Contact query="?topic=plan&from=/pricing" look=Look::Primary>
                            {texts.text(keys::site::TALK)}
                        </PageButton>
                    </div>
                </div>
            </section>
        </SiteFrame>
    }
}

fn offer(plans: Vec<OfferedPlan>) -> AnyView {
    let texts = words::texts();
    if plans.is_empty() {
        return view! {
            <section class="band">
                <EmptyState
                    icon="package"
                    title=texts.text(keys::site_pricing::EMPTY_TITLE)
                    text=texts.text(keys::site_pricing::EMPTY_TEXT)
                />
            </section>
        }
        .erased();
    }
    let cards: Vec<_> = plans.iter().map(card).collect();
    view! {
        <section class="band wide">
            <ul class="plans">{cards}</ul>
        </section>
        <section class="band wide">
            <h2 class="t-2xl">{texts.text(keys::site_pricing::COMPARE)}</h2>
            <PlanTable plans/>
        </section>
    }
    .erased()
}

fn card(plan: &OfferedPlan) -> AnyView {
    let texts = words::texts();
    let modules: Vec<_> = plan
        .terms
        .features
        .iter()
        .map(|feature| view! { <li><Icon name="check"/><span>{texts.text(feature_name(feature))}</span></li> })
        .collect();
    let limits: Vec<_> = LimitKind::ALL
        .iter()
        .map(|kind| {
            let amount = limit_amount(*kind, plan.terms.limits.of(*kind));
            view! { <div><dt>{texts.text(limit_name(*kind))}</dt><dd class="num"><bdi>{amount}</bdi></dd></div> }
        })
        .collect();
    let ask = texts.fill(keys::site_pricing::ASK, &[("plan", &plan.name)]);
    let version = texts.fill(keys::site_pricing::VERSION, &[("version", &plan.version.to_string())]);
    view! {
        <li class="plan">
            <div class="plan-head">
                <h2 class="t-xl"><bdi>{plan.name.clone()}</bdi></h2>
                <p class="t-sm">{trial(plan.terms.trial_days)}</p>
            </div>
            <ul class="ticks-list">{modules}</ul>
            <dl class="plan-limits">{limits}</dl>
            <p class="t-xs text-fg-subtle">{version}</p>
            <PageButton to=SitePage::Contact query="?topic=plan&from=/pricing">{ask}</PageButton>
        </li>
    }
    .erased()
}

/// For how long a plan can be tried.
pub(super) fn trial(days: u16) -> String {
    let texts = words::texts();
    match days {
        0 => texts.text(keys::site_pricing::NO_TRIAL).to_owned(),
        days => texts.count(keys::site_pricing::TRIAL_DAYS, days.into()),
    }
}
