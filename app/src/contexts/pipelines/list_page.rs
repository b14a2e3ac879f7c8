//! The tenant's pipelines, and the ways to a new one.

use super::begin::{Create, Template};
use super::publish::state;
use crate::frame::actor;
use crate::lists::{Empty, ExportMenu, ListHead, Listed, Query, Rows, Search, use_query};
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Column, LinkButton};
use crate::words;
use domain::Page;
use domain::pipelines::{PipelineRow, PipelineTemplates, Pipelines};
use domain::platform::ThingKind;
use domain::policy::{Permission, Subject, may};
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 25;

/// The tenant's pipelines.
#[component]
pub fn PipelinesPage(
    /// Where this list stands.
    base: &'static str,
) -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
    let may_write = actor().is_some_and(|actor| may(&actor, Permission::WritePipelines, &Subject::default()).is_ok());
    view! {
        <ListHead title=texts.text(keys::pipelines::TITLE) intro=texts.text(keys::pipelines::INTRO)>
            <LinkButton href=Signal::stored(format!("{base}/runs")) icon="history">
                {texts.text(keys::pipelines::RUNS)}
            </LinkButton>
        </ListHead>
        <section class="section">
            <div class="toolbar">
                <Search query hint=texts.text(keys::pipelines::SEARCH)/>
                <ExportMenu list=Signal::derive(move || query.with(whole))/>
            </div>
            <Listed
                page
                query
                follows=&[ThingKind::Pipeline]
                rows=6
                show=move |query, page, _| table(base, query, page)
            />
        </section>
        {may_write.then(|| view! { <Beginnings base/> })}
    }
}

/// An empty pipeline, or one of those that come with Portico.
#[component]
fn Beginnings(base: &'static str) -> impl IntoView {
    let texts = words::texts();
    let templates = Known::new(|| (), |()| port::call(PipelineTemplates::default()));
    view! {
        <section class="section" aria-labelledby="pipelines-new">
            <h2 class="t-md" id="pipelines-new">{texts.text(keys::pipelines::CREATE_TITLE)}</h2>
            <Create base/>
        </section>
        <section class="section" aria-labelledby="pipelines-templates">
            <h2 class="t-md" id="pipelines-templates">{texts.text(keys::pipelines::TEMPLATES)}</h2>
            <p class="t-sm text-fg-muted">{texts.text(keys::pipelines::TEMPLATES_HINT)}</p>
            <div class="flow-cards">
                <Transition>
                    {move || Suspend::new(async move {
                        let lines = templates.await.map(|lines| lines.data).unwrap_or_default();
                        lines.into_iter().map(|line| view! { <Template base line/> }).collect::<Vec<_>>()
                    })}
                </Transition>
            </div>
        </section>
    }
    .erased()
}

fn ask(query: &Query) -> Pipelines {
    Pipelines {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        search: query.get("search").map(str::to_owned),
    }
}

/// All pages of what the page asks.
fn whole(query: &Query) -> Pipelines {
    Pipelines { limit: None, cursor: None, ..ask(query) }
}

fn table(base: &'static str, query: Query, page: Page<PipelineRow>) -> AnyView {
    let texts = words::texts();
    let columns = vec![
        Column::new(texts.text(keys::pipelines::NAME)),
        Column::new(texts.text(keys::pipelines::STATE)),
        Column::number(texts.text(keys::pipelines::STEPS)),
        Column::number(texts.text(keys::pipelines::NEWEST)),
        Column::new(texts.text(keys::pipelines::CHANGED_AT)),
    ];
    let (next_cursor, rows) = (page.next_cursor, page.data.into_iter().map(|it| row(base, it)).collect());
    let empty = Empty { icon: "workflow", title: keys::pipelines::EMPTY_TITLE, text: keys::pipelines::EMPTY_TEXT };
    let caption = texts.text(keys::pipelines::CAPTION);
    view! { <Rows query caption columns rows next_cursor empty/> }.erased()
}

fn row(base: &'static str, pipeline: PipelineRow) -> AnyView {
    let texts = words::texts();
    let newest = match pipeline.newest {
        0 => texts.text(keys::pipelines::DRAFT).to_owned(),
        number => number.to_string(),
    };
    view! {
        <tr>
            <th scope="row" class="font-medium">
                <a class="link" href=format!("{base}/{}", pipeline.id)><bdi dir="auto">{pipeline.name}</bdi></a>
                <p class="t-sm text-fg-muted"><bdi dir="auto">{pipeline.summary}</bdi></p>
            </th>
            <td data-label=texts.text(keys::pipelines::STATE)>{state(pipeline.on)}</td>
            <td class="end" data-label=texts.text(keys::pipelines::STEPS)>{pipeline.steps.to_string()}</td>
            <td class="end" data-label=texts.text(keys::pipelines::NEWEST)>{newest}</td>
            <td data-label=texts.text(keys::pipelines::CHANGED_AT)>
                <Time at=pipeline.changed_at show=Show::Minute/>
            </td>
        </tr>
    }
    .erased()
}
