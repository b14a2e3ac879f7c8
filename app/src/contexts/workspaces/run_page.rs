//! One run, whole.

use super::again::RunAgain;
use super::labels::{StatusBadge, goes_on};
use super::live::Live;
use super::live_run::{LiveRun, outcome};
use super::run_facts::RunFacts;
use crate::frame::actor;
use crate::lists::{Sheet, use_param};
use crate::port::{self, Erased, Known};
use crate::ui::{CopyButton, PageTitle};
use crate::words;
use domain::Refusal;
use domain::workspaces::{ExecutionDetail, ShowExecution};
use leptos::prelude::*;
use texts::keys;

/// One run: prompt, answer, model, tokens, latency, who and when.
#[component]
pub fn RunPage() -> impl IntoView {
    let id = use_param("id");
    let run = Known::new(move || id.get(), show);
    let refresh = Callback::new(move |()| run.refetch());
    view! {
        <Sheet
            back="/client/runs"
            name=keys::workspaces::BACK
            known=run
            rows=3
            show=move |run| view! { <Run run refresh/> }.erased()
        />
    }
    .erased()
}

async fn show(id: String) -> Result<ExecutionDetail, Refusal> {
    // What is no id at all names nothing, as an unknown one does.
    let id = id.parse().map_err(|_| Refusal::not_found())?;
    port::call(ShowExecution { id, as_of: None }).await
}

#[component]
fn Run(run: ExecutionDetail, refresh: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let title = texts.text(keys::workspaces::RUN_TITLE);
    let tenant = actor().map(|actor| actor.tenant_name);
    let parts = [Some(title.to_owned()), tenant, Some("Portico".to_owned())].into_iter().flatten().collect();
    let facts = run.clone();
    let body = if goes_on(run.status) {
        let first = Live { status: run.status, answer: run.answer, finish: None, failure: None, is_lost: false };
        view! { <LiveRun id=run.id prompt=run.prompt first maker=Some(run.started_by) on_end=refresh/> }.erased()
    } else {
        view! { <Ended run/> }.erased()
    };
    view! {
        <PageTitle parts/>
        <div class="two-columns">
            <section class="section">
                <h1 class="page-title">{title}</h1>
                {body}
            </section>
            <aside class="section">
                <h2 class="t-md">{texts.text(keys::workspaces::DETAILS)}</h2>
                <RunFacts run=facts/>
            </aside>
        </div>
    }
    .erased()
}

#[component]
fn Ended(run: ExecutionDetail) -> impl IntoView {
    let texts = words::texts();
    let answer = run.answer;
    let said = if answer.is_empty() {
        view! { <p class="text-fg-subtle">{texts.text(keys::workspaces::NO_ANSWER)}</p> }.erased()
    } else {
        view! { <p class="said" dir="auto" data-answer="">{answer.clone()}</p> }.erased()
    };
    let copy = (!answer.is_empty()).then(|| {
        view! {
            <CopyButton
                text=answer
                label=texts.text(keys::workspaces::COPY_ANSWER)
                done=texts.text(keys::shell::COPIED)
            />
        }
    });
    let instructions = run.system.clone().map(|system| {
        view! {
            <p class="t-sm text-fg-muted">
                {texts.text(keys::workspaces::INSTRUCTIONS)} ": " <bdi>{system}</bdi>
            </p>
        }
    });
    view! {
        <div class="run">
            {instructions}
            <p class="said said-prompt" dir="auto">{run.prompt.clone()}</p>
            <p data-run-status=run.status.as_str()><StatusBadge status=run.status/></p>
            {said}
            {outcome(run.finish_reason, run.failure)}
            <div class="actions">
                <RunAgain prompt=run.prompt system=run.system/>
                {copy}
            </div>
        </div>
    }
    .erased()
}
