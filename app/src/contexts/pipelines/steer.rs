//! What can be done to a run: take it up again, end it, and say whether a step goes on.

use crate::forms::{Confirm, Form, OperationForm};
use crate::frame::actor;
use crate::port::Erased;
use crate::ui::{Button, Look, TextField};
use crate::words;
use domain::kernel::PipelineRunId;
use domain::pipelines::{ApprovePipelineStep, CancelPipelineRun, PipelineRunDetail, ResumePipelineRun, StepDecision};
use domain::policy::{Permission, Subject, may};
use leptos::prelude::*;
use texts::keys;

/// The buttons for a run as it stands.
#[component]
pub(super) fn Steer(run: PipelineRunDetail, changed: Callback<()>) -> impl IntoView {
    let holds = |permission| actor().is_some_and(|actor| may(&actor, permission, &Subject::default()).is_ok());
    let can_resume = run.may_steer && run.status.can_resume() && holds(Permission::RunExecutions);
    let can_cancel = run.may_steer && !run.status.has_ended();
    let is_behind = run.newest > run.version;
    let id = run.id;
    let resume = can_resume.then(|| view! { <Resume id is_behind changed/> });
    let cancel = can_cancel.then(|| view! { <Cancel id changed/> });
    view! { <div class="actions">{resume}{cancel}</div> }.erased()
}

#[component]
fn Resume(id: PipelineRunId, is_behind: bool, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<ResumePipelineRun>::new();
    form.on_answer(move |_, ()| changed.run(()));
    let newest = is_behind.then(|| {
        view! {
            <label class="tick-line">
                <input type="checkbox" name="newest" value="true" checked=true/>
                <span>{texts.text(keys::pipelines::RESUME_NEWEST)}</span>
            </label>
        }
    });
    view! {
        <OperationForm form>
            <input type="hidden" name="id" value=id.to_string()/>
            <p class="t-sm text-fg-muted">{texts.text(keys::pipelines::RESUME_TEXT)}</p>
            {newest}
            <Button look=Look::Primary r#type="submit" icon="play" busy=form.pending()>
                {texts.text(keys::pipelines::RESUME)}
            </Button>
        </OperationForm>
    }
    .erased()
}

#[component]
fn Cancel(id: PipelineRunId, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<CancelPipelineRun>::new();
    form.on_answer(move |_, ()| changed.run(()));
    view! {
        <Confirm
            form
            id=id.to_string()
            label=texts.text(keys::pipelines::CANCEL)
            question=texts.text(keys::pipelines::CANCEL_TEXT)
            look=Look::Danger
        />
    }
    .erased()
}

/// The two answers to a step that waits for one.
#[component]
pub(super) fn Decide(run: PipelineRunId, step: String, changed: Callback<()>) -> impl IntoView {
    view! {
        <div class="decisions">
            {answer(run, step.clone(), StepDecision::Approve, changed)}
            {answer(run, step, StepDecision::Decline, changed)}
        </div>
    }
    .erased()
}

fn answer(run: PipelineRunId, step: String, decision: StepDecision, changed: Callback<()>) -> AnyView {
    let texts = words::texts();
    let form = Form::<ApprovePipelineStep>::new();
    form.on_answer(move |_, ()| changed.run(()));
    let (name, look, icon, key, note) = match decision {
        StepDecision::Approve => ("approve", Look::Primary, "check", keys::pipelines::APPROVE, keys::pipelines::NOTE),
        StepDecision::Decline => ("decline", Look::Danger, "x", keys::pipelines::DECLINE, keys::pipelines::WHY_NOT),
    };
    // Several steps may wait at once, each with its own fields.
    let own = format!("{name}-{step}");
    view! {
        <OperationForm form class="form decision">
            <input type="hidden" name="id" value=run.to_string()/>
            <input type="hidden" name="step" value=step/>
            <input type="hidden" name="decision" value=decision.as_str()/>
            <TextField form=own name="note" label=texts.text(note) error=form.error("note")/>
            <div class="actions">
                <Button look r#type="submit" icon busy=form.pending()>{texts.text(key)}</Button>
            </div>
        </OperationForm>
    }
    .erased()
}
