//! One errand: what was to be done, what was thought and called, what waits, and the answer.

use super::live_errand::LiveErrand;
use crate::frame::actor;
use crate::lists::{Sheet, use_param};
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Fact, Facts, PageTitle};
use crate::words;
use domain::Refusal;
use domain::agent::{ErrandDetail, Planner, ShowErrand};
use domain::workspaces::readable_cost;
use leptos::prelude::*;
use texts::keys;

/// One errand.
#[component]
pub fn ErrandPage(base: &'static str) -> impl IntoView {
    let id = use_param("id");
    let errand = Known::new(move || id.get(), show);
    view! {
        <Sheet
            back=base
            name=keys::agent::BACK
            known=errand
            rows=4
            show=move |errand| view! { <Errand errand base/> }.erased()
        />
    }
    .erased()
}

async fn show(id: String) -> Result<ErrandDetail, Refusal> {
    // What is no id at all names nothing, as an unknown one does.
    let id = id.parse().map_err(|_| Refusal::not_found())?;
    port::call(ShowErrand { id }).await
}

#[component]
fn Errand(errand: ErrandDetail, base: &'static str) -> impl IntoView {
    let texts = words::texts();
    let title = texts.text(keys::agent::ERRAND_TITLE);
    let tenant = actor().map(|actor| actor.tenant_name);
    let parts = [Some(title.to_owned()), tenant, Some("Portico".to_owned())].into_iter().flatten().collect();
    let planner = match errand.planner {
        Planner::Model => errand.model.clone(),
        Planner::BuiltIn => texts.text(keys::agent::PLANNER_BUILT_IN).to_owned(),
    };
    let cost = readable_cost(errand.cost_micros);
    let tokens = words::number(errand.tokens);
    let (name, at, id) = (errand.sent_by_name.clone(), errand.created_at, errand.id);
    view! {
        <PageTitle parts/>
        <div class="two-columns">
            <section class="section">
                <h1 class="page-title">{title}</h1>
                <LiveErrand first=errand/>
            </section>
            <aside class="section">
                <h2 class="t-md">{texts.text(keys::agent::DETAILS)}</h2>
                <Facts>
                    <Fact name=texts.text(keys::agent::SENT_BY)><bdi>{name.clone()}</bdi></Fact>
                    <Fact name=texts.text(keys::agent::CREATED_AT)><Time at show=Show::Minute/></Fact>
                    <Fact name=texts.text(keys::agent::PLANNER)><bdi>{planner.clone()}</bdi></Fact>
                    <Fact name=texts.text(keys::agent::TOKENS)><span class="num">{tokens.clone()}</span></Fact>
                    <Fact name=texts.text(keys::agent::COST)><span class="num">{cost.clone()}</span></Fact>
                </Facts>
                <p>
                    <a class="link" href=format!("{base}/{id}/replay")>{texts.text(keys::agent::REPLAY_TITLE)}</a>
                </p>
            </aside>
        </div>
    }
    .erased()
}
