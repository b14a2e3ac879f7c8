//! The plan of one's own tenant with its seats and whatever else is counted, for where one begins.

use super::standing::{held, meter};
use crate::lists::Shown;
use crate::live;
use crate::port::{self, Erased, Known};
use crate::ui::LinkButton;
use crate::words;
use domain::billing::{MyPlan, PlanStanding};
use domain::platform::ThingKind;
use leptos::prelude::*;
use texts::keys;

/// The plan, what is in use of each of its limits, and the way to all of it.
#[component]
pub fn OwnPlan() -> impl IntoView {
    let texts = words::texts();
    let standing = Known::new(|| (), |()| port::call(MyPlan {}));
    live::follow(standing, &[ThingKind::Subscription, ThingKind::Plan]);
    view! {
        <section class="section" aria-labelledby="own-plan">
            <div class="section-head">
                <h2 class="t-md" id="own-plan">{texts.text(keys::homes::PLAN)}</h2>
                <LinkButton href="/client/plan" icon="gauge">{texts.text(keys::billing::MY_TITLE)}</LinkButton>
            </div>
            <Shown known=standing rows=4 show=shown/>
        </section>
    }
    .erased()
}

fn shown(standing: PlanStanding) -> AnyView {
    let counted = standing.limits.into_iter().filter(|limit| limit.used.is_some());
    let meters: Vec<_> = counted.map(meter).collect();
    view! {
        {held(standing.plan, standing.newest_version)}
        <ul class="meters">{meters}</ul>
    }
    .erased()
}
