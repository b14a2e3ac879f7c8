//! One step of a run: what went in, what came out, what went wrong, how long it took and how often it was tried.

use super::given::{asked_of, given};
use super::labels;
use crate::port::Erased;
use crate::ui::{Alert, Badge, Icon, Tone};
use crate::words;
use domain::pipelines::{RunStepRow, StepKind};
use leptos::prelude::*;
use texts::keys;

/// One step, open where something is to be read.
pub(super) fn step(step: RunStepRow) -> AnyView {
    let texts = words::texts();
    let (tone, icon, name) = labels::step(step.status);
    let (kind_icon, kind) = labels::kind(step.kind);
    let is_open = !step.output.is_empty() || step.error.is_some();
    let took = step.took_ms.map(|ms| view! { <span class="t-sm text-fg-muted">{words::seconds(texts, ms)}</span> });
    let tries = (step.attempts > 1).then(|| {
        let count = step.attempts.to_string();
        view! { <span class="t-sm text-fg-muted">{texts.fill(keys::pipelines::ATTEMPTS, &[("count", &count)])}</span> }
    });
    let error = step.error_text.clone().map(|told| {
        let detail = step.detail.clone();
        view! {
            <Alert tone=Tone::Danger>
                <p>{told}</p>
                <p class="t-sm" dir="auto">{detail}</p>
            </Alert>
        }
    });
    let asked = (step.kind == StepKind::Approval).then(|| asked_of(&step.input)).flatten();
    let model = step.execution_id.map(|id| {
        view! { <p><a class="link" href=format!("/client/runs/{id}")>{texts.text(keys::pipelines::OPEN_MODEL_RUN)}</a></p> }
    });
    let (anchor, own) = (format!("step-{}", step.step), step.step.clone());
    view! {
        <li id=anchor>
            <details open=is_open data-step-status=step.status.as_str() data-step=step.step.clone()>
                <summary>
                    <Icon name="chevron-right" flip=true/>
                    <Icon name=kind_icon/>
                    <code dir="ltr">{own}</code>
                    <span class="t-sm text-fg-muted">{texts.text(kind)}</span>
                    <Badge tone icon label=texts.text(name)/>
                    {took}
                    {tries}
                </summary>
                {error}
                {asked.map(|text| view! { <p class="said said-prompt" dir="auto">{text}</p> })}
                {given(texts.text(keys::pipelines::INPUT), &step.input)}
                {given(texts.text(keys::pipelines::OUTPUT), &step.output)}
                {model}
            </details>
        </li>
    }
    .erased()
}
