//! Who, what, where and when of a run, and its figures.

use super::labels::source;
use super::usage::labels::{ActionBadge, finding};
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::{Fact, Facts, Stat};
use crate::words;
use domain::workspaces::{ExecutionDetail, Finding, readable_cost};
use leptos::prelude::*;
use texts::{Key, keys};

/// Figures and facts of a run.
#[component]
pub(super) fn RunFacts(run: ExecutionDetail) -> impl IntoView {
    let texts = words::texts();
    let figures = run.ended_at.is_some().then(|| figures(&run));
    let fact = |key: Key, value: Option<String>| {
        value.map(|value| view! { <Fact name=texts.text(key)><bdi dir="auto">{value}</bdi></Fact> })
    };
    let ended = run
        .ended_at
        .map(|at| view! { <Fact name=texts.text(keys::workspaces::ENDED_AT)><Time at show=Show::Whole/></Fact> });
    let several = |count: u32| (count > 1).then(|| count.to_string());
    let provider = Some(run.provider).filter(|provider| !provider.is_empty());
    let looked_after = run.assigned_to_name.filter(|name| !name.is_empty());
    let asked_for = texts.text(source(run.source)).to_owned();
    let found = (!run.findings.is_empty()).then(|| {
        let findings: Vec<_> = run.findings.iter().map(one_found).collect();
        view! { <Fact name=texts.text(keys::workspaces::FINDINGS)>{findings}</Fact> }
    });
    view! {
        {figures}
        <Facts>
            <Fact name=texts.text(keys::workspaces::MODEL)><code dir="ltr">{run.model}</code></Fact>
            {fact(keys::workspaces::PROVIDER, provider)}
            {fact(keys::workspaces::PROVIDER_ATTEMPTS, several(run.provider_attempts))}
            {fact(keys::workspaces::ATTEMPTS, several(run.attempts))}
            <Fact name=texts.text(keys::workspaces::STARTED_BY)><bdi>{run.started_by_name}</bdi></Fact>
            {fact(keys::workspaces::SOURCE, Some(asked_for))}
            {fact(keys::workspaces::WHY, run.why)}
            {fact(keys::workspaces::ASSIGNED_TO, looked_after)}
            {found}
            <Fact name=texts.text(keys::workspaces::CREATED_AT)><Time at=run.created_at show=Show::Whole/></Fact>
            {ended}
        </Facts>
    }
    .erased()
}

/// What a rule found, how often, and what became of it.
fn one_found(found: &Finding) -> AnyView {
    let what = format!("{} × {}", words::texts().text(finding(found)), words::number(found.count.into()));
    view! {
        <p data-finding=found.rule.clone()>
            <bdi>{what}</bdi>
            <ActionBadge action=found.action/>
        </p>
    }
    .erased()
}

fn figures(run: &ExecutionDetail) -> AnyView {
    let texts = words::texts();
    let stat = |key: Key, value: Option<String>| value.map(|value| view! { <Stat label=texts.text(key) value/> });
    view! {
        <div class="stats">
            {stat(keys::workspaces::LATENCY, run.latency_ms.map(|ms| words::seconds(texts, ms)))}
            {stat(keys::workspaces::PROMPT_TOKENS, run.prompt_tokens.map(|tokens| tokens.to_string()))}
            {stat(keys::workspaces::COMPLETION_TOKENS, run.completion_tokens.map(|tokens| tokens.to_string()))}
            {stat(keys::workspaces::COST, run.prompt_tokens.map(|_| readable_cost(run.cost_micros)))}
        </div>
    }
    .erased()
}
