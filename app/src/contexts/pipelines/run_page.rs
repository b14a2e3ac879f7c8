//! One run, live: the picture with how far each step has come, and each step with what went in and what came out.

use super::asked::asked;
use super::given::said;
use super::labels;
use super::run_picture::RunPicture;
use super::run_step::step;
use super::steer::Steer;
use crate::frame::actor;
use crate::lists::{Sheet, use_param};
use crate::live;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Alert, Badge, Fact, Facts, PageTitle, Tone};
use crate::words;
use domain::Refusal;
use domain::pipelines::{PipelineRunDetail, ShowPipelineRun};
use domain::platform::ThingKind;
use leptos::prelude::*;
use texts::keys;

/// One run.
#[component]
pub fn RunPage(
    /// Where the list of pipelines stands.
    base: &'static str,
) -> impl IntoView {
    let id = use_param("id");
    let run = Known::new(move || id.get(), show);
    live::follow_one(run, &[ThingKind::PipelineRun], move || id.get_untracked());
    let changed = Callback::new(move |()| run.refetch());
    view! {
        <Sheet
            back=format!("{base}/runs")
            name=keys::pipelines::BACK_TO_RUNS
            known=run
            rows=8
            show=move |run| view! { <Whole run base changed/> }.erased()
        />
    }
    .erased()
}

async fn show(id: String) -> Result<PipelineRunDetail, Refusal> {
    // What is no id at all names nothing, as an unknown one does.
    let id = id.parse().map_err(|_| Refusal::not_found())?;
    port::call(ShowPipelineRun { id }).await
}

#[component]
fn Whole(run: PipelineRunDetail, base: &'static str, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let parts = [Some(run.pipeline_name.clone()), actor().map(|actor| actor.tenant_name), Some("Portico".to_owned())];
    let (tone, icon, name) = labels::run(run.status);
    let status = run.status.as_str();
    let masked = run.masked.then(|| {
        view! {
            <Alert tone=Tone::Warning>
                <p>{texts.text(keys::pipelines::MASKED)}</p>
            </Alert>
        }
    });
    let input = (!run.input.is_empty()).then(|| {
        let label = texts.text(keys::pipelines::RUN_INPUT);
        let input = said(label, &run.input);
        view! {
            <details>
                <summary>{label}</summary>
                {input}
            </details>
        }
    });
    let asked = asked(&run, changed);
    let steps: Vec<_> = run.steps.iter().cloned().map(step).collect();
    let pipeline = format!("{base}/{}", run.pipeline_id);
    view! {
        <PageTitle parts=parts.into_iter().flatten().collect()/>
        <div class="page-head">
            <h1 class="page-title"><a class="link" href=pipeline><bdi dir="auto">{run.pipeline_name.clone()}</bdi></a></h1>
            <span data-run-status=status><Badge tone icon label=texts.text(name)/></span>
        </div>
        {asked}
        {facts(&run)}
        <Steer run=run.clone() changed/>
        {masked}
        {input}
        <section class="section" aria-labelledby="run-picture">
            <h2 class="t-md" id="run-picture">{texts.text(keys::pipelines::PICTURE)}</h2>
            <RunPicture run/>
        </section>
        <section class="section" aria-labelledby="run-steps">
            <h2 class="t-md" id="run-steps">{texts.text(keys::pipelines::STEPS)}</h2>
            <ol class="flow-steps">{steps}</ol>
        </section>
    }
    .erased()
}

fn facts(run: &PipelineRunDetail) -> AnyView {
    let texts = words::texts();
    let version = match run.version {
        0 => texts.text(keys::pipelines::DRAFT).to_owned(),
        number => number.to_string(),
    };
    let (starter, begun_at, cause) =
        (run.started_by_name.clone(), run.begun_at, texts.text(labels::cause(run.cause.kind)));
    let event = run.cause.event_type.clone().map(|event| view! { <code dir="ltr">{event}</code> });
    let ended = run.ended_at.map(|at| {
        view! { <Fact name=texts.text(keys::pipelines::ENDED_AT)><Time at show=Show::Minute/></Fact> }
    });
    view! {
        <Facts>
            <Fact name=texts.text(keys::pipelines::NEWEST)>{version}</Fact>
            <Fact name=texts.text(keys::pipelines::CAUSE)>
                <span>{cause}</span>
                {event}
            </Fact>
            <Fact name=texts.text(keys::pipelines::FOR_WHOM)><bdi>{starter}</bdi></Fact>
            <Fact name=texts.text(keys::pipelines::BEGUN_AT)><Time at=begun_at show=Show::Minute/></Fact>
            {ended}
        </Facts>
    }
    .erased()
}
