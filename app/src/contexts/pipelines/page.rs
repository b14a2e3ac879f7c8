//! One pipeline: the picture with the panel of the step that is chosen, the text beside it, what is wrong, what begins it by
//! itself, and its versions.

use super::add::Add;
use super::bar::Bar;
use super::begin::past_versions;
use super::desk::Desk;
use super::panel::Panel;
use super::picture::Picture;
use super::publish::{Publish, Run, Switch};
use super::text_form::{FaultList, TextForm};
use super::triggers::Triggers;
use crate::frame::actor;
use crate::lists::{Sheet, use_param};
use crate::port::{self, Erased, Known};
use crate::ui::PageTitle;
use crate::words;
use domain::Refusal;
use domain::pipelines::{PipelineActions, PipelineDetail, ShowPipeline};
use domain::policy::{Permission, Subject, may};
use leptos::ev;
use leptos::prelude::*;
use texts::keys;

/// One pipeline. It is an editor, so it doesn't change by itself.
#[component]
pub fn PipelinePage(
    /// Where the list stands.
    base: &'static str,
) -> impl IntoView {
    let id = use_param("id");
    let pipeline = Known::new(move || id.get(), show);
    view! {
        <Sheet
            back=base
            name=keys::pipelines::BACK
            known=pipeline
            rows=8
            show=move |detail| view! { <Whole detail base/> }.erased()
        />
    }
    .erased()
}

async fn show(id: String) -> Result<PipelineDetail, Refusal> {
    // What is no id at all names nothing, as an unknown one does.
    let id = id.parse().map_err(|_| Refusal::not_found())?;
    port::call(ShowPipeline { id, version: None }).await
}

#[component]
fn Whole(detail: PipelineDetail, base: &'static str) -> impl IntoView {
    let texts = words::texts();
    let parts = [Some(detail.name.clone()), actor().map(|actor| actor.tenant_name), Some("Portico".to_owned())];
    let may_run = actor().is_some_and(|actor| may(&actor, Permission::RunExecutions, &Subject::default()).is_ok());
    let (name, summary, may_write) = (detail.name.clone(), detail.summary.clone(), detail.may_write);
    let runs = format!("{base}/runs?pipeline={}", detail.id);
    let desk = Desk::new(detail);
    let versions = move || past_versions(desk.detail.with(|detail| detail.versions.clone()));
    let write = may_write.then(|| view! { <Writing desk/> });
    let read = (!may_write).then(|| view! { <Picture desk/> });
    let publish = may_write.then(|| view! { <Publish desk/> });
    let switch = may_write.then(|| view! { <Switch desk/> });
    let run = may_run.then(|| view! { <Run desk base/> });
    view! {
        <PageTitle parts=parts.into_iter().flatten().collect()/>
        <div class="page-head">
            <h1 class="page-title"><bdi dir="auto">{name}</bdi></h1>
            {switch}
        </div>
        <p class="text-fg-muted"><bdi dir="auto">{summary}</bdi></p>
        <p><a class="link" href=runs>{texts.text(keys::pipelines::RUNS)}</a></p>
        {write}
        {read}
        <FaultList desk/>
        {run}
        {publish}
        <section class="section" aria-labelledby="pipeline-versions">
            <h2 class="t-md" id="pipeline-versions">{texts.text(keys::pipelines::VERSIONS)}</h2>
            {versions}
        </section>
    }
    .erased()
}

/// What somebody who may write has in hand.
#[component]
fn Writing(desk: Desk) -> impl IntoView {
    let texts = words::texts();
    let actions = Known::new(|| (), |()| port::call(PipelineActions::default()));
    stay(desk);
    // Wherever one types, the key that saves saves.
    let pressed = move |event: ev::KeyboardEvent| {
        let is_held = (event.ctrl_key() || event.meta_key()) && !event.shift_key() && !event.alt_key();
        if is_held && event.key() == "s" && !event.default_prevented() {
            event.prevent_default();
            desk.save();
        }
    };
    view! {
        <Bar desk/>
        <Add desk/>
        <div class="flow-desk" on:keydown=pressed>
            <div class="flow-side">
                <h2 class="visually-hidden">{texts.text(keys::pipelines::PICTURE)}</h2>
                <Picture desk/>
                <TextForm desk/>
            </div>
            <Panel desk actions/>
        </div>
        <Triggers desk/>
    }
    .erased()
}

/// Asks before somebody leaves what they haven't saved.
fn stay(desk: Desk) {
    Effect::new(move |_| {
        let leaving = window_event_listener_untyped("beforeunload", move |event| {
            if !desk.is_saved_now() {
                event.prevent_default();
            }
        });
        on_cleanup(move || leaving.remove());
    });
}
