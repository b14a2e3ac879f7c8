//! The plan of one's own tenant: what it has, what is in use, and what the next plan would give.

use super::standing::Standing;
use super::{amounts, labels};
use crate::lists::{ListHead, Shown};
use crate::live;
use crate::port::{self, Erased, Known};
use crate::ui::{Fact, Facts};
use crate::words;
use domain::billing::{AddOnRow, MyPlan, PlanOffer, PlanStanding};
use domain::platform::ThingKind;
use leptos::prelude::*;
use texts::keys;

/// The plan of one's own tenant.
#[component]
pub fn MyPlanPage() -> impl IntoView {
    let texts = words::texts();
    let standing = Known::new(|| (), |()| port::call(MyPlan {}));
    live::follow(standing, &[ThingKind::Subscription, ThingKind::Plan]);
    view! {
        <ListHead title=texts.text(keys::billing::MY_TITLE) intro=texts.text(keys::billing::MY_INTRO)/>
        <Shown known=standing rows=6 show=shown/>
    }
}

fn shown(mut standing: PlanStanding) -> AnyView {
    let texts = words::texts();
    let (next, add_ons) = (standing.next.take(), std::mem::take(&mut standing.add_ons));
    view! {
        <section class="section">
            <h2 class="t-lg">{texts.text(keys::billing::PLAN)}</h2>
            <Standing standing/>
        </section>
        {(!add_ons.is_empty())
            .then(|| {
                view! {
                    <section class="section">
                        <h2 class="t-lg">{texts.text(keys::billing::ADD_ONS)}</h2>
                        <ul class="modules">{add_ons.into_iter().map(add_on).collect::<Vec<_>>()}</ul>
                    </section>
                }
            })}
        {next.map(offer)}
    }
    .erased()
}

fn add_on(row: AddOnRow) -> AnyView {
    view! {
        <li>
            <bdi>{row.name}</bdi>
            <span class="t-sm text-fg-muted">{amounts::gives(row.gives)}</span>
        </li>
    }
    .erased()
}

fn offer(offer: PlanOffer) -> AnyView {
    let texts = words::texts();
    let modules: Vec<_> =
        offer.features.iter().map(|feature| view! { <li>{texts.text(labels::feature(feature))}</li> }).collect();
    let limits: Vec<_> =
        amounts::limits(&offer.limits).into_iter().map(|(name, limit)| view! { <Fact name>{limit}</Fact> }).collect();
    view! {
        <section class="section" data-next=offer.code>
            <h2 class="t-lg">{texts.fill(keys::billing::NEXT_TITLE, &[("name", &offer.name)])}</h2>
            <p class="text-fg-muted">{texts.text(keys::billing::NEXT_TEXT)}</p>
            <Facts>{limits}</Facts>
            <ul class="modules">{modules}</ul>
        </section>
    }
    .erased()
}
