//! What makes a draft a version, switches the pipeline on or off, and begins a run.

use super::desk::Desk;
use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Badge, Button, Look, TextArea, TextField, Tone};
use crate::words;
use domain::pipelines::{PublishPipeline, RunPipeline, SwitchPipeline};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use texts::keys;

/// Where the pipeline stands, and what can be done about that.
#[component]
pub(super) fn Publish(desk: Desk) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<PublishPipeline>::new();
    form.on_answer(move |_, _| spawn_local(desk.refresh()));
    let id = desk.id().to_string();
    view! {
        <section class="section" aria-labelledby="pipeline-publish">
            <h2 class="t-md" id="pipeline-publish">{texts.text(keys::pipelines::PUBLISH_TITLE)}</h2>
            <p class="t-sm text-fg-muted">{texts.text(keys::pipelines::PUBLISH_TEXT)}</p>
            <OperationForm form>
                <input type="hidden" name="id" value=id/>
                <TextField
                    form="publish"
                    name="notes"
                    label=texts.text(keys::pipelines::VERSION_NOTES)
                    error=form.error("notes")
                />
                <label class="tick-line">
                    <input type="checkbox" name="on" value="true"/>
                    <span>{texts.text(keys::pipelines::PUBLISH_ON)}</span>
                </label>
                <div class="actions">
                    <Button r#type="submit" icon="upload" busy=form.pending()>
                        {texts.text(keys::pipelines::PUBLISH)}
                    </Button>
                </div>
            </OperationForm>
        </section>
    }
    .erased()
}

/// Whether it is on, and the button that turns that round.
#[component]
pub(super) fn Switch(desk: Desk) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<SwitchPipeline>::new();
    form.on_answer(move |_, ()| spawn_local(desk.refresh()));
    let id = desk.id();
    let is_on = Memo::new(move |_| desk.detail.with(|detail| detail.on));
    let is_published = Memo::new(move |_| desk.detail.with(|detail| detail.newest > 0));
    let label = move || texts.text(if is_on.get() { keys::pipelines::SWITCH_OFF } else { keys::pipelines::SWITCH_ON });
    view! {
        <div class="actions">
            {move || state(is_on.get())}
            <Show when=move || is_published.get()>
                <OperationForm form class="flow-inline">
                    <input type="hidden" name="id" value=id.to_string()/>
                    <input type="hidden" name="on" value=move || if is_on.get() { "false" } else { "true" }/>
                    <Button r#type="submit" icon="power" busy=form.pending()>{label}</Button>
                </OperationForm>
            </Show>
        </div>
    }
    .erased()
}

/// On or off.
pub(super) fn state(on: bool) -> AnyView {
    let (tone, icon, key) = match on {
        true => (Tone::Success, "circle-check", keys::pipelines::ON),
        false => (Tone::Neutral, "circle-slash", keys::pipelines::OFF),
    };
    view! { <Badge tone icon label=words::texts().text(key)/> }.erased()
}

/// Begins a run of the newest version, or tries the draft.
#[component]
pub(super) fn Run(desk: Desk, base: &'static str) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<RunPipeline>::new();
    let navigate = use_navigate();
    form.on_answer(move |_, begun| navigate(&format!("{base}/runs/{}", begun.id), Default::default()));
    let id = desk.id().to_string();
    let may_write = desk.detail.with_untracked(|detail| detail.may_write);
    // Who writes came to save.
    let look = if may_write { Look::Secondary } else { Look::Primary };
    let draft = may_write.then(|| {
        view! {
            <label class="tick-line">
                <input type="checkbox" name="draft" value="true"/>
                <span>{texts.text(keys::pipelines::RUN_DRAFT)}</span>
            </label>
        }
    });
    view! {
        <section class="section" aria-labelledby="pipeline-run">
            <h2 class="t-md" id="pipeline-run">{texts.text(keys::pipelines::RUN_TITLE)}</h2>
            <p class="t-sm text-fg-muted">{texts.text(keys::pipelines::RUN_TEXT)}</p>
            <OperationForm form>
                <input type="hidden" name="id" value=id/>
                <TextArea
                    form="run"
                    name="input"
                    label=texts.text(keys::pipelines::RUN_INPUT)
                    hint=texts.text(keys::pipelines::RUN_INPUT_HINT)
                    error=form.error("input")
                />
                {draft}
                <div class="actions">
                    <Button look r#type="submit" icon="play" busy=form.pending()>
                        {texts.text(keys::pipelines::RUN)}
                    </Button>
                </div>
            </OperationForm>
        </section>
    }
    .erased()
}
