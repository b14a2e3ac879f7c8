//! Two to four runs side by side.

use super::asked_tools::asked_tools;
use super::labels::StatusBadge;
use super::run_page::masked;
use crate::lists::{ListHead, Query, Shown, use_query, way_back};
use crate::port::{self, Erased, Known};
use crate::ui::{EmptyState, Fact, Facts};
use crate::words;
use domain::Refusal;
use domain::workspaces::{CompareExecutions, ExecutionDetail, readable_cost};
use leptos::prelude::*;
use texts::keys;

/// Runs that are compared at most.
pub(super) const MOST: usize = 4;

/// The ids of the runs that are marked for the comparison, as the address has them.
pub(super) fn marked(query: &Query) -> Vec<String> {
    let marked = query.get("compare").unwrap_or_default().split(',').filter(|id| !id.is_empty());
    marked.take(MOST).map(str::to_owned).collect()
}

/// Runs side by side.
#[component]
pub fn ComparePage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let runs = Known::new(move || query.with(marked), compare);
    view! {
        {way_back("/client/runs", keys::workspaces::BACK)}
        <ListHead
            title=texts.text(keys::workspaces::COMPARE_TITLE)
            intro=texts.text(keys::workspaces::COMPARE_INTRO)
        />
        <Shown known=runs rows=4 show=side_by_side/>
    }
    .erased()
}

/// The runs of which there are two at least; fewer are nothing to compare.
async fn compare(ids: Vec<String>) -> Result<Vec<ExecutionDetail>, Refusal> {
    let mut ids = ids.iter().filter_map(|id| id.parse().ok());
    let (Some(first), Some(second)) = (ids.next(), ids.next()) else { return Ok(Vec::new()) };
    port::call(CompareExecutions { first, second, third: ids.next(), fourth: ids.next() }).await
}

fn side_by_side(runs: Vec<ExecutionDetail>) -> AnyView {
    let texts = words::texts();
    if runs.is_empty() {
        return view! {
            <EmptyState
                icon="columns-2"
                title=texts.text(keys::workspaces::COMPARE)
                text=texts.text(keys::workspaces::COMPARE_INTRO)
            />
        }
        .erased();
    }
    let columns: Vec<_> = runs.into_iter().map(column).collect();
    view! { <div class="compared">{columns}</div> }.erased()
}

fn column(run: ExecutionDetail) -> AnyView {
    let texts = words::texts();
    let said = match run.masked {
        true => masked(),
        false => view! { <p class="said" dir="auto" data-answer="">{run.answer}</p> }.erased(),
    };
    let latency = run.latency_ms.map_or_else(|| "–".to_owned(), |ms| words::seconds(texts, ms));
    let tokens = run.prompt_tokens.zip(run.completion_tokens).map(|(prompt, answer)| prompt + answer);
    let tokens = tokens.map_or_else(|| "–".to_owned(), |tokens| tokens.to_string());
    view! {
        <article class="run" data-compared=run.id.to_string()>
            <p class="said said-prompt" dir="auto">
                <a class="link" href=format!("/client/runs/{}", run.id)>{run.prompt}</a>
            </p>
            <p><StatusBadge status=run.status/></p>
            {said}
            {asked_tools(run.calls)}
            <Facts>
                <Fact name=texts.text(keys::workspaces::MODEL)><code dir="ltr">{run.model}</code></Fact>
                <Fact name=texts.text(keys::workspaces::LATENCY)>{latency}</Fact>
                <Fact name=texts.text(keys::workspaces::TOKENS_LABEL)>{tokens}</Fact>
                <Fact name=texts.text(keys::workspaces::COST)><span dir="ltr">{readable_cost(run.cost_micros)}</span></Fact>
                <Fact name=texts.text(keys::workspaces::STARTED_BY)><bdi>{run.started_by_name}</bdi></Fact>
            </Facts>
        </article>
    }
    .erased()
}
