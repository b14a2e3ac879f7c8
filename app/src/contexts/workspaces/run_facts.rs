//! Model, person, times and figures of a run.

use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::{Fact, Facts, Stat};
use crate::words;
use domain::workspaces::ExecutionDetail;
use leptos::prelude::*;
use texts::keys;

/// Model, person, times and figures of a run.
#[component]
pub(super) fn RunFacts(run: ExecutionDetail) -> impl IntoView {
    let texts = words::texts();
    let stat = |key, value: Option<String>| value.map(|value| view! { <Stat label=texts.text(key) value/> });
    let latency = run.latency_ms.map(|ms| words::seconds(texts, ms));
    let figures = latency.is_some().then(|| {
        view! {
            <div class="stats">
                {stat(keys::workspaces::LATENCY, latency)}
                {stat(keys::workspaces::PROMPT_TOKENS, run.prompt_tokens.map(|tokens| tokens.to_string()))}
                {stat(keys::workspaces::COMPLETION_TOKENS, run.completion_tokens.map(|tokens| tokens.to_string()))}
            </div>
        }
    });
    let ended = run
        .ended_at
        .map(|at| view! { <Fact name=texts.text(keys::workspaces::ENDED_AT)><Time at show=Show::Whole/></Fact> });
    view! {
        {figures}
        <Facts>
            <Fact name=texts.text(keys::workspaces::MODEL)><code dir="ltr">{run.model}</code></Fact>
            <Fact name=texts.text(keys::workspaces::STARTED_BY)><bdi>{run.started_by_name}</bdi></Fact>
            <Fact name=texts.text(keys::workspaces::CREATED_AT)><Time at=run.created_at show=Show::Whole/></Fact>
            {ended}
        </Facts>
    }
    .erased()
}
