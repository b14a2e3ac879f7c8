//! How many active tenants are on each plan, as a ring whose names lead to the tenants.

use crate::lists::Shown;
use crate::live;
use crate::port::{self, Erased, Known};
use crate::ui::{ChartWords, DonutChart, Figures};
use crate::words;
use domain::billing::{Distribution, PlanDistribution, PlanSlice};
use domain::platform::ThingKind;
use leptos::prelude::*;
use texts::keys;

/// The chart of plans.
#[component]
pub fn PlanShares() -> impl IntoView {
    let shares = Known::new(|| (), |()| port::call(PlanDistribution {}));
    live::follow(shares, &[ThingKind::Subscription, ThingKind::Plan]);
    view! {
        <section class="section">
            <Shown known=shares rows=4 show=chart/>
        </section>
    }
    .erased()
}

fn chart(shares: Distribution) -> AnyView {
    let texts = words::texts();
    let links = shares.slices.iter().map(behind).collect();
    let rows: Vec<_> = shares.slices.into_iter().map(figures).collect();
    let most = rows.iter().max_by_key(|row| row.values[0]).cloned();
    let (plan, count) = most.map(|row| (row.name, row.values[0].to_string())).unwrap_or_default();
    let values = [("tenants", shares.tenants.to_string()), ("plan", plan), ("count", count)];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let words = ChartWords {
        title: texts.text(keys::billing::DISTRIBUTION_TITLE),
        summary: texts.fill(keys::billing::DISTRIBUTION_SUMMARY, &values),
        table: texts.text(keys::billing::VIEW_TABLE),
        columns: vec![texts.text(keys::billing::PLAN), texts.text(keys::billing::TENANTS)],
    };
    view! { <DonutChart words rows other=texts.text(keys::billing::DISTRIBUTION_OTHER) links/> }.erased()
}

fn figures(slice: PlanSlice) -> Figures {
    let house = || words::texts().text(keys::billing::DISTRIBUTION_HOUSE).to_owned();
    Figures { name: slice.name.or(slice.code).unwrap_or_else(house), values: vec![slice.tenants] }
}

/// Where its tenants are listed; the platform's own is on no plan, and stands among all of them.
fn behind(slice: &PlanSlice) -> String {
    match &slice.code {
        Some(code) => format!("/admin/tenants?plan={}&status=active", port::escape(code)),
        None => "/admin/tenants?status=active".to_owned(),
    }
}
