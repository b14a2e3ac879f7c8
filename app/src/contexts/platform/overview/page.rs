//! The installation at a glance. Days and stretches stand in the address.

use super::glance::Glance;
use super::growth::{Growth, UseOverTime};
use super::labels;
use crate::contexts::billing::PlanShares;
use crate::frame::actor;
use crate::lists::{ListHead, OneOf, Shown, use_query};
use crate::live;
use crate::pages::Forbidden;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::LinkButton;
use crate::words;
use domain::platform::{GrowthBy, Overview, OverviewReport, TenantFigureSort, TenantFigures, ThingKind};
use domain::policy::{self, Permission, Subject};
use leptos::prelude::*;
use texts::{Key, keys};

/// What can be looked at: days, and what growth is counted by.
const SPANS: [(&str, u16, GrowthBy, Key); 3] = [
    ("30", 30, GrowthBy::Day, keys::desk::SPAN_MONTH),
    ("90", 90, GrowthBy::Week, keys::desk::SPAN_QUARTER),
    ("365", 365, GrowthBy::Month, keys::desk::SPAN_YEAR),
];
/// So many tenants stand in each list of this page.
const ROWS: u16 = 8;

/// The admin's desk.
#[component]
pub fn OverviewPage() -> impl IntoView {
    let Some(actor) = actor() else { return ().erased() };
    if let Err(denied) = policy::may(&actor, Permission::ReadSystem, &Subject::default()) {
        return view! { <Forbidden denied tenant=actor.tenant_name/> }.erased();
    }
    let sees_plans = actor.holds(Permission::ReadPlans);
    let texts = words::texts();
    let query = use_query();
    let span = Memo::new(move |_| {
        query.with(|query| SPANS.iter().position(|(days, ..)| query.get("days") == Some(*days)).unwrap_or_default())
    });
    let report = Known::new(
        move || span.get(),
        |span| {
            let (_, days, by, _) = SPANS[span];
            port::call(Overview { days: Some(days), by: Some(by) })
        },
    );
    live::follow(report, &[ThingKind::Tenant, ThingKind::Subscription, ThingKind::Person]);
    let spans = SPANS.iter().map(|(days, _, _, name)| (*days, texts.text(*name))).collect();
    view! {
        <ListHead title=texts.text(keys::desk::TITLE) intro=texts.text(keys::desk::INTRO)>
            <OneOf
                query
                member="days"
                label=texts.text(keys::desk::SPAN)
                values=spans
                unless_told=SPANS[0].0
            />
        </ListHead>
        <Shown known=report rows=14 show={move |report| view! { <Report report/> }.erased()}/>
        {sees_plans.then(|| view! { <PlanShares/> })}
        <div class="desk-lists">
            <Top title=keys::desk::TO_LOOK_AT sort=TenantFigureSort::Score/>
            <Top title=keys::desk::MOST_CALLS sort=TenantFigureSort::CallsDown/>
        </div>
    }
    .erased()
}

#[component]
fn Report(report: OverviewReport) -> impl IntoView {
    let weighed = report.weighed_at.map(|at| {
        view! {
            <p class="t-sm text-fg-muted">
                <span>{labels::weighed()}</span>" "<Time at show=Show::Minute/>
            </p>
        }
    });
    view! {
        <Glance report=report.clone()/>
        {weighed}
        <div class="charts">
            <section class="section"><Growth growth=report.growth.clone()/></section>
            <section class="section"><UseOverTime days=report.use_by_day/></section>
        </div>
    }
    .erased()
}

/// The first tenants in an order, and the way to all of them.
#[component]
fn Top(title: Key, sort: TenantFigureSort) -> impl IntoView {
    let texts = words::texts();
    let ask = TenantFigures { limit: Some(ROWS), sort: Some(sort), ..TenantFigures::default() };
    let page = Known::new(|| (), move |()| port::call(ask.clone()));
    live::follow(page, &[ThingKind::Tenant, ThingKind::Subscription]);
    let all = format!("/admin/figures?sort={}", sort.as_str());
    let title = texts.text(title);
    view! {
        <section class="section">
            <div class="section-head">
                <h2 class="t-md">{title}</h2>
                <LinkButton href=all icon="arrow-right">{texts.text(keys::desk::ALL)}</LinkButton>
            </div>
            <Shown
                known=page
                rows=4
                show=move |page| super::figures_table::short(page.data, title)
            />
        </section>
    }
    .erased()
}
