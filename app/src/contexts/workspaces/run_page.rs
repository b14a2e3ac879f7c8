//! One run, whole.

use super::again::AgainButton;
use super::asked_tools::asked_tools;
use super::comments::Comments;
use super::labels::{StatusBadge, goes_on};
use super::live::Live;
use super::live_run::{LiveRun, outcome};
use super::rating::RatingSection;
use super::run_facts::RunFacts;
use super::together::{Assign, Share};
use crate::contexts::platform::RunTrail;
use crate::frame::actor;
use crate::lists::{Sheet, use_param};
use crate::live;
use crate::port::{self, Erased, Known};
use crate::ui::{Alert, CopyButton, Look, PageTitle, Tone};
use crate::words;
use domain::Refusal;
use domain::kernel::ExecutionId;
use domain::platform::ThingKind;
use domain::policy::{self, Permission, Subject};
use domain::workspaces::{
    Colleague, ExecutionColleagues, ExecutionComment, ExecutionComments, ExecutionDetail, ExecutionStatus, Method,
    ShowExecution,
};
use leptos::prelude::*;
use texts::keys;

/// One run: prompt, answer, what it took, who and when; what colleagues think and say of it.
#[component]
pub fn RunPage() -> impl IntoView {
    let id = use_param("id");
    let run = Known::new(move || id.get(), show);
    let colleagues = Known::new(move || id.get(), colleagues);
    let comments = Known::new(move || id.get(), comments);
    // The run itself isn't asked for again by others' deeds: what somebody is writing about it would be gone.
    live::follow_one(comments, &[ThingKind::Execution], move || id.get_untracked());
    let refresh = Callback::new(move |()| run.refetch());
    view! {
        <Sheet
            back="/client/runs"
            name=keys::workspaces::BACK
            known=run
            rows=3
            show=move |run| view! { <Run run colleagues comments refresh/> }.erased()
        />
    }
    .erased()
}

async fn show(id: String) -> Result<ExecutionDetail, Refusal> {
    // What is no id at all names nothing, as an unknown one does.
    let id = id.parse().map_err(|_| Refusal::not_found())?;
    port::call(ShowExecution { id, as_of: None }).await
}

async fn colleagues(id: String) -> Result<Vec<Colleague>, Refusal> {
    let id: ExecutionId = id.parse().map_err(|_| Refusal::not_found())?;
    port::call(ExecutionColleagues { id }).await
}

async fn comments(id: String) -> Result<Vec<ExecutionComment>, Refusal> {
    let id: ExecutionId = id.parse().map_err(|_| Refusal::not_found())?;
    port::call(ExecutionComments { id }).await
}

#[component]
fn Run(
    run: ExecutionDetail,
    colleagues: Known<Vec<Colleague>>,
    comments: Known<Vec<ExecutionComment>>,
    refresh: Callback<()>,
) -> impl IntoView {
    let texts = words::texts();
    let title = texts.text(keys::workspaces::RUN_TITLE);
    let tenant = actor().map(|actor| actor.tenant_name);
    let parts = [Some(title.to_owned()), tenant, Some("Portico".to_owned())].into_iter().flatten().collect();
    let (id, facts, rated) = (run.id, run.clone(), run.clone());
    let may_run =
        actor().is_some_and(|actor| policy::may(&actor, Permission::RunExecutions, &Subject::default()).is_ok());
    let rating = (run.status.has_ended() && may_read()).then(|| view! { <RatingSection run=rated changed=refresh/> });
    let assign = may_run.then(|| view! { <Assign id to=run.assigned_to colleagues changed=refresh/> });
    let share = may_run.then(|| view! { <Share id colleagues/> });
    let comments = may_run.then(|| view! { <Comments id comments colleagues/> });
    let trail = run.id;
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
                {rating}
                {comments}
            </section>
            <aside class="section">
                <h2 class="t-md">{texts.text(keys::workspaces::DETAILS)}</h2>
                <RunFacts run=facts/>
                {assign}
                {share}
                <RunTrail id=trail/>
            </aside>
        </div>
    }
    .erased()
}

/// Whether the person who is signed in may read what models answer.
pub(super) fn may_read() -> bool {
    actor().is_some_and(|actor| policy::may(&actor, Permission::ViewModelOutputs, &Subject::default()).is_ok())
}

/// That there is an answer, and what it takes to read it.
pub(super) fn masked() -> AnyView {
    let texts = words::texts();
    let permission = Permission::ViewModelOutputs.as_str();
    view! {
        <div data-masked="">
            <Alert tone=Tone::Warning title=texts.text(keys::workspaces::MASKED_TITLE).to_owned()>
                <p>{texts.fill(keys::workspaces::MASKED_TEXT, &[("permission", permission)])}</p>
            </Alert>
        </div>
    }
    .erased()
}

#[component]
fn Ended(run: ExecutionDetail) -> impl IntoView {
    let texts = words::texts();
    let answer = run.answer;
    let shown = answer.clone();
    let said = if run.masked {
        masked()
    } else if run.status == ExecutionStatus::Refused {
        view! {
            <div data-answer="">
                <Alert tone=Tone::Warning>
                    <p dir="auto">{shown}</p>
                </Alert>
            </div>
        }
        .erased()
    } else if answer.is_empty() {
        let is_silent = run.calls.is_empty();
        is_silent.then(|| view! { <p class="text-fg-subtle">{texts.text(keys::workspaces::NO_ANSWER)}</p> }).erased()
    } else {
        view! { <p class="said" dir="auto" data-answer="">{shown}</p> }.erased()
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
    let is_from_documents = matches!(run.method, Method::Answer { .. });
    let sources = is_from_documents.then(|| {
        let href = format!("/client/ask/{}", run.id);
        view! { <a class=Look::Secondary.class() href=href>{texts.text(keys::answers::SOURCES)}</a> }
    });
    view! {
        <div class="run">
            {instructions}
            <p class="said said-prompt" dir="auto">{run.prompt.clone()}</p>
            <p data-run-status=run.status.as_str()><StatusBadge status=run.status/></p>
            {said}
            {asked_tools(run.calls)}
            {outcome(run.finish_reason, run.failure)}
            <div class="actions">
                <AgainButton id=run.id page=if is_from_documents { "ask" } else { "runs" }/>
                {sources}
                <a class=Look::Secondary.class() href=format!("/client/runs/compare?compare={}", run.id)>
                    {texts.text(keys::workspaces::COMPARE)}
                </a>
                {copy}
            </div>
        </div>
    }
    .erased()
}
