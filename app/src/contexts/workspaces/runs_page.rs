//! The prompt, the run that was just started, and the history.

use super::compare_page::marked;
use super::composer::Composer;
use super::labels;
use super::live::Live;
use super::live_run::LiveRun;
use super::runs_history::RunsHistory;
use crate::forms::Form;
use crate::frame::actor;
use crate::lists::{Chips, ExportMenu, HeldChip, ListHead, Listed, Period, Query, Search, period, use_query};
use crate::port::{self, Erased, Known};
use crate::ui::{Alert, Look, Tone};
use crate::words;
use domain::Page;
use domain::kernel::Zone;
use domain::platform::ThingKind;
use domain::policy::{self, Permission, Subject};
use domain::workspaces::{
    ExecutionRow, ExecutionSort, ExecutionStatus, Executions, ModelInfo, Models, Source, StartExecution,
};
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 20;

/// The prompt, the run that was just started, and the history.
#[component]
pub fn RunsPage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let zone = StoredValue::new(port::use_boot().zone);
    let page = Known::new(move || query.get(), move |query| zone.with_value(|zone| port::call(ask(&query, zone))));
    let list = Signal::derive(move || query.with(|query| zone.with_value(|zone| whole(query, zone))));
    let actor = actor();
    let may_run =
        actor.as_ref().is_some_and(|actor| policy::may(actor, Permission::RunExecutions, &Subject::default()).is_ok());
    let refresh = Callback::new(move |()| page.refetch());
    view! {
        <ListHead title=texts.text(keys::workspaces::TITLE) intro=texts.text(keys::workspaces::INTRO)/>
        {may_run.then(|| view! { <Desk refresh/> })}
        <section class="section">
            <h2 class="t-md">{texts.text(keys::workspaces::HISTORY)}</h2>
            <div class="toolbar">
                <Search query hint=texts.text(keys::workspaces::SEARCH_HINT)/>
                <Chips query member="status" label=texts.text(keys::workspaces::STATUS) values=statuses()/>
                <Chips query member="source" label=texts.text(keys::workspaces::SOURCE) values=sources()/>
                <HeldChip query member="model" label=texts.text(keys::workspaces::FILTER_MODEL)/>
                <HeldChip query member="person" label=texts.text(keys::workspaces::FILTER_PERSON)/>
                <HeldChip query member="template" label=texts.text(keys::workspaces::FILTER_TEMPLATE)/>
                <HeldChip query member="workspace" label=texts.text(keys::workspaces::FILTER_WORKSPACE)/>
                {move || query.with(compare)}
                <ExportMenu list/>
            </div>
            <Period query/>
            <Listed page query follows=&[ThingKind::Execution] rows=6 show=show/>
        </section>
    }
}

/// The prompt's form with what to expect of the model, and the run that it started.
#[component]
fn Desk(refresh: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<StartExecution>::new();
    let current = RwSignal::new(None);
    form.on_answer(move |sent, started| {
        current.set(Some((started.id, sent.prompt)));
        refresh.run(());
    });
    let models = Known::new(|| (), |()| port::call(Models {}));
    view! {
        <Transition>
            {move || Suspend::new(async move { notice(models.await.unwrap_or_default()) })}
        </Transition>
        <Composer form models/>
        {move || current.get().map(|(id, prompt)| {
            view! {
                <section class="section" aria-label=texts.text(keys::workspaces::ANSWER)>
                    <LiveRun id prompt first=Live::started() maker=None on_end=refresh/>
                    <p>
                        <a class="link" href=format!("/client/runs/{id}")>{texts.text(keys::workspaces::OPEN_RUN)}</a>
                    </p>
                </section>
            }
            .erased()
        })}
    }
    .erased()
}

/// What to expect of the model that answers unless another is chosen, where it works on this machine.
fn notice(models: Vec<ModelInfo>) -> Option<AnyView> {
    let texts = words::texts();
    models.first().is_some_and(|model| model.local).then(|| {
        view! {
            <div class="prose">
                <Alert tone=Tone::Info title=texts.text(keys::workspaces::MODEL_NOTICE_TITLE).to_owned()>
                    <p>{texts.text(keys::workspaces::MODEL_NOTICE_TEXT)}</p>
                </Alert>
            </div>
        }
        .erased()
    })
}

fn ask(query: &Query, zone: &Zone) -> Executions {
    /// An id that stands in the address; what is none filters nothing.
    fn id<T: core::str::FromStr>(query: &Query, name: &str) -> Option<T> {
        query.get(name)?.parse().ok()
    }
    let [from, to] = period(query, zone);
    Executions {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        sort: query.get("sort").and_then(ExecutionSort::parse),
        search: query.get("search").map(str::to_owned),
        status: query.get("status").and_then(ExecutionStatus::parse),
        model: query.get("model").map(str::to_owned),
        started_by: id(query, "person"),
        template_id: id(query, "template"),
        workspace_id: id(query, "workspace"),
        source: query.get("source").and_then(Source::parse),
        from,
        to,
        ..Executions::default()
    }
}

fn show(query: Query, page: Page<ExecutionRow>, _: Callback<()>) -> AnyView {
    view! { <RunsHistory query page/> }.erased()
}

/// All pages of what the page asks.
fn whole(query: &Query, zone: &Zone) -> Executions {
    Executions { limit: None, cursor: None, ..ask(query, zone) }
}

fn sources() -> Vec<(&'static str, &'static str)> {
    Source::ALL.iter().map(|source| (source.as_str(), words::texts().text(labels::source(*source)))).collect()
}

/// The way to the comparison of those that are marked, once there are two.
fn compare(query: &Query) -> Option<AnyView> {
    let marked = marked(query);
    (marked.len() > 1).then(|| {
        let href = format!("/client/runs/compare?compare={}", marked.join(","));
        let label = format!("{} ({})", words::texts().text(keys::workspaces::COMPARE), marked.len());
        view! { <a class=Look::Secondary.class() href=href>{label}</a> }.erased()
    })
}

fn statuses() -> Vec<(&'static str, &'static str)> {
    ExecutionStatus::ALL
        .iter()
        .map(|status| {
            let (.., name) = labels::status(*status);
            (status.as_str(), words::texts().text(name))
        })
        .collect()
}
