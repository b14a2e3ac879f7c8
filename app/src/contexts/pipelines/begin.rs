//! The ways to a pipeline: an empty one, or one of those that come with Portico; and the versions of one.

use super::labels;
use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::{Button, Icon, Look, TextField};
use crate::words;
use domain::pipelines::{CreatePipeline, InstantiatePipeline, PipelineTemplateLine, PipelineVersionRow};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use texts::keys;

/// An empty pipeline.
#[component]
pub(super) fn Create(base: &'static str) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<CreatePipeline>::new();
    let navigate = use_navigate();
    form.on_answer(move |_, made| navigate(&format!("{base}/{}", made.id), Default::default()));
    view! {
        <OperationForm form>
            <TextField form="pipeline" name="name" label=texts.text(keys::pipelines::NAME) error=form.error("name")/>
            <TextField
                form="pipeline"
                name="summary"
                label=texts.text(keys::pipelines::SUMMARY)
                error=form.error("summary")
            />
            <div class="actions">
                <Button look=Look::Primary r#type="submit" icon="plus" busy=form.pending()>
                    {texts.text(keys::pipelines::CREATE)}
                </Button>
            </div>
        </OperationForm>
    }
    .erased()
}

/// One that comes with Portico, with its steps in a row.
#[component]
pub(super) fn Template(base: &'static str, line: PipelineTemplateLine) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<InstantiatePipeline>::new();
    let navigate = use_navigate();
    form.on_answer(move |_, made| navigate(&format!("{base}/{}", made.id), Default::default()));
    let steps: Vec<_> = line
        .steps
        .iter()
        .map(|kind| {
            let (icon, name) = labels::kind(*kind);
            view! {
                <li title=texts.text(name)>
                    <Icon name=icon/>
                    <span class="visually-hidden">{texts.text(name)}</span>
                </li>
            }
        })
        .collect();
    view! {
        <article class="card">
            <h3 class="t-md">{line.name}</h3>
            <p class="t-sm text-fg-muted">{line.summary}</p>
            <ol class="flow-row">{steps}</ol>
            <OperationForm form class="flow-inline">
                <input type="hidden" name="code" value=line.code/>
                <Button r#type="submit" icon="copy-plus" busy=form.pending()>
                    {texts.text(keys::pipelines::INSTANTIATE)}
                </Button>
            </OperationForm>
        </article>
    }
    .erased()
}

/// The versions of a pipeline, the newest first.
pub(super) fn past_versions(versions: Vec<PipelineVersionRow>) -> AnyView {
    let texts = words::texts();
    if versions.is_empty() {
        return view! { <p class="text-fg-muted">{texts.text(keys::pipelines::NO_VERSIONS)}</p> }.erased();
    }
    let rows: Vec<_> = versions
        .into_iter()
        .map(|row| {
            let number = texts.fill(keys::pipelines::VERSION_NUMBER, &[("number", &row.number.to_string())]);
            view! {
                <li>
                    <p class="font-medium">{number}</p>
                    <p class="t-sm text-fg-muted">
                        <Time at=row.published_at show=Show::Minute/>
                        " "
                        <bdi dir="auto">{row.published_by_name}</bdi>
                    </p>
                    <p class="t-sm"><bdi dir="auto">{row.notes.unwrap_or_default()}</bdi></p>
                </li>
            }
        })
        .collect();
    view! { <ol class="timeline">{rows}</ol> }.erased()
}
