//! One question with its answer.

use super::super::again::AgainButton;
use super::super::labels::goes_on;
use super::super::live::Live;
use super::super::live_run::LiveRun;
use super::super::rating::RatingSection;
use super::super::run_page::may_read;
use super::answer::answer;
use super::sources::sources;
use crate::frame::actor;
use crate::lists::{Sheet, Shown, use_param};
use crate::live;
use crate::port::{self, Erased, Known};
use crate::ui::{Look, PageTitle};
use crate::words;
use domain::Refusal;
use domain::knowledge::citing::{Citations, CitedSource};
use domain::platform::ThingKind;
use domain::workspaces::{ExecutionDetail, ShowExecution};
use leptos::prelude::*;
use texts::keys;

/// One question: the answer as it comes, then sentence by sentence with what it rests on.
#[component]
pub fn AnswerPage() -> impl IntoView {
    let id = use_param("id");
    let run = Known::new(move || id.get(), show);
    let cited = Known::new(move || id.get(), citations);
    // A source is outdated the moment another version is approved.
    live::follow(cited, &[ThingKind::Document]);
    let ended = Callback::new(move |()| {
        run.refetch();
        cited.refetch();
    });
    view! {
        <Sheet
            back="/client/ask"
            name=keys::answers::BACK
            known=run
            rows=3
            show=move |run| view! { <Question run cited ended/> }.erased()
        />
    }
    .erased()
}

async fn show(id: String) -> Result<ExecutionDetail, Refusal> {
    let id = id.parse().map_err(|_| Refusal::not_found())?;
    port::call(ShowExecution { id, as_of: None }).await
}

async fn citations(id: String) -> Result<Vec<CitedSource>, Refusal> {
    let id = id.parse().map_err(|_| Refusal::not_found())?;
    port::call(Citations { id }).await
}

#[component]
fn Question(run: ExecutionDetail, cited: Known<Vec<CitedSource>>, ended: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let title = texts.text(keys::answers::ANSWER);
    let tenant = actor().map(|actor| actor.tenant_name);
    let parts = [Some(title.to_owned()), tenant, Some("Portico".to_owned())].into_iter().flatten().collect();
    let body = if goes_on(run.status) {
        let first = Live { status: run.status, answer: run.answer, finish: None, failure: None, is_lost: false };
        view! { <LiveRun id=run.id prompt=run.prompt first maker=Some(run.started_by) on_end=ended/> }.erased()
    } else {
        view! { <Ended run cited ended/> }.erased()
    };
    view! {
        <PageTitle parts/>
        <h1 class="page-title">{title}</h1>
        {body}
    }
    .erased()
}

#[component]
fn Ended(run: ExecutionDetail, cited: Known<Vec<CitedSource>>, ended: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let (id, rated) = (run.id, run.clone());
    let rating = may_read().then(|| view! { <RatingSection run=rated changed=ended/> });
    let has_sources = !run.citations.is_empty();
    let question = run.prompt.clone();
    let shown = has_sources.then(|| {
        view! {
            <section class="section" aria-labelledby="sources">
                <h2 class="t-md" id="sources">{texts.text(keys::answers::SOURCES)}</h2>
                <Shown known=cited rows=2 show=sources/>
            </section>
        }
    });
    view! {
        <div class="run">
            <p class="said said-prompt" dir="auto">{question}</p>
            {answer(&run)}
            <div class="actions">
                <AgainButton id page="ask"/>
                <a class=Look::Secondary.class() href=format!("/client/runs/{id}")>{texts.text(keys::chat::OPEN_RUN)}</a>
            </div>
        </div>
        {shown}
        {rating}
    }
    .erased()
}
