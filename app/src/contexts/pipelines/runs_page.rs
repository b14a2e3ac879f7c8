//! The runs of the tenant's pipelines.

use super::labels;
use crate::lists::{Chips, Empty, ExportMenu, HeldChip, ListHead, Listed, Query, Rows, use_query, way_back};
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Badge, Column};
use crate::words;
use domain::Page;
use domain::pipelines::{PipelineRunRow, PipelineRuns, RunStatus};
use domain::platform::ThingKind;
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 25;

/// The runs of the tenant's pipelines, the newest first.
#[component]
pub fn RunsPage(
    /// Where the list of pipelines stands.
    base: &'static str,
) -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
    view! {
        {way_back(base, keys::pipelines::BACK)}
        <ListHead title=texts.text(keys::pipelines::RUNS) intro=texts.text(keys::pipelines::RUNS_INTRO)/>
        <section class="section">
            <div class="toolbar">
                <Chips query member="status" label=texts.text(keys::pipelines::STATE) values=statuses()/>
                <HeldChip query member="pipeline" label=texts.text(keys::pipelines::ONE_PIPELINE)/>
                <ExportMenu list=Signal::derive(move || query.with(whole))/>
            </div>
            <Listed
                page
                query
                follows=&[ThingKind::PipelineRun]
                rows=8
                show=move |query, page, _| table(base, query, page)
            />
        </section>
    }
}

fn ask(query: &Query) -> PipelineRuns {
    PipelineRuns {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        pipeline_id: query.get("pipeline").and_then(|id| id.parse().ok()),
        status: query.get("status").and_then(RunStatus::parse),
    }
}

/// All pages of what the page asks.
fn whole(query: &Query) -> PipelineRuns {
    PipelineRuns { limit: None, cursor: None, ..ask(query) }
}

fn statuses() -> Vec<(&'static str, &'static str)> {
    RunStatus::ALL.iter().map(|it| (it.as_str(), words::texts().text(labels::run(*it).2))).collect()
}

fn table(base: &'static str, query: Query, page: Page<PipelineRunRow>) -> AnyView {
    let texts = words::texts();
    let columns = [
        keys::pipelines::ONE_PIPELINE,
        keys::pipelines::STATE,
        keys::pipelines::CAUSE,
        keys::pipelines::FOR_WHOM,
        keys::pipelines::BEGUN_AT,
    ];
    let columns = columns.map(|key| Column::new(texts.text(key))).to_vec();
    let (next_cursor, rows) = (page.next_cursor, page.data.into_iter().map(|it| row(base, it)).collect());
    let empty =
        Empty { icon: "history", title: keys::pipelines::RUNS_EMPTY_TITLE, text: keys::pipelines::RUNS_EMPTY_TEXT };
    let caption = texts.text(keys::pipelines::RUNS_CAPTION);
    view! { <Rows query caption columns rows next_cursor empty/> }.erased()
}

fn row(base: &'static str, run: PipelineRunRow) -> AnyView {
    let texts = words::texts();
    let (tone, icon, name) = labels::run(run.status);
    view! {
        <tr>
            <th scope="row" class="font-medium">
                <a class="link" href=format!("{base}/runs/{}", run.id)><bdi dir="auto">{run.pipeline_name}</bdi></a>
            </th>
            <td data-label=texts.text(keys::pipelines::STATE)><Badge tone icon label=texts.text(name)/></td>
            <td data-label=texts.text(keys::pipelines::CAUSE)>{texts.text(labels::cause(run.cause))}</td>
            <td data-label=texts.text(keys::pipelines::FOR_WHOM)><bdi>{run.started_by_name}</bdi></td>
            <td data-label=texts.text(keys::pipelines::BEGUN_AT)><Time at=run.begun_at show=Show::Minute/></td>
        </tr>
    }
    .erased()
}
