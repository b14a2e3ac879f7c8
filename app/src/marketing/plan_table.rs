//! All plans side by side.

use super::pricing::trial;
use crate::contexts::billing::{feature_name, limit_amount, limit_name};
use crate::port::Erased;
use crate::ui::Icon;
use crate::words;
use domain::billing::{Feature, LimitKind, OfferedPlan};
use leptos::prelude::*;
use texts::keys;

/// The plans as columns, what they give as rows; under 640 px cards. It scrolls in its own region where it doesn't fit.
#[component]
pub(super) fn PlanTable(plans: Vec<OfferedPlan>) -> impl IntoView {
    let texts = words::texts();
    let row = |name: &'static str, cells: Vec<AnyView>| row(name, &plans, cells);
    let heads: Vec<_> =
        plans.iter().map(|plan| view! { <th scope="col"><bdi>{plan.name.clone()}</bdi></th> }).collect();
    let features: Vec<_> = Feature::ALL
        .iter()
        .map(|feature| {
            let cells = plans.iter().map(|plan| included(plan.terms.features.contains(*feature))).collect();
            row(texts.text(feature_name(*feature)), cells)
        })
        .collect();
    let limits: Vec<_> = LimitKind::ALL
        .iter()
        .map(|kind| {
            let amount = |plan: &OfferedPlan| limit_amount(*kind, plan.terms.limits.of(*kind));
            let cells = plans.iter().map(|plan| view! { <bdi class="num">{amount(plan)}</bdi> }.erased()).collect();
            row(texts.text(limit_name(*kind)), cells)
        })
        .collect();
    let trials = plans.iter().map(|plan| trial(plan.terms.trial_days).erased()).collect();
    let trials = row(texts.text(keys::site_pricing::TRIAL), trials);
    let caption = texts.text(keys::site_pricing::COMPARE);
    view! {
        <div class="plan-region" role="region" aria-label=caption tabindex="0">
            <table class="plan-table">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{texts.text(keys::site_pricing::ITEM)}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>
                    {features}
                    {limits}
                    {trials}
                </tbody>
            </table>
        </div>
    }
    .erased()
}

/// A row; each cell names its plan for the card that the row becomes.
fn row(name: &'static str, plans: &[OfferedPlan], cells: Vec<AnyView>) -> AnyView {
    let named = plans.iter().map(|plan| plan.name.clone()).zip(cells);
    let cells: Vec<_> = named.map(|(plan, cell)| view! { <td data-label=plan>{cell}</td> }).collect();
    view! { <tr><th scope="row">{name}</th>{cells}</tr> }.erased()
}

fn included(yes: bool) -> AnyView {
    let texts = words::texts();
    let (icon, class, said) = match yes {
        true => ("check", "plan-yes", keys::site_pricing::YES),
        false => ("minus", "plan-no", keys::site_pricing::NO),
    };
    view! { <span class=class><Icon name=icon/><span class="visually-hidden">{texts.text(said)}</span></span> }.erased()
}
