//! The prompt, the run that was just started, and the history.

use super::composer::Composer;
use super::labels;
use super::live::Live;
use super::live_run::LiveRun;
use super::runs_history::RunsHistory;
use crate::forms::Form;
use crate::frame::actor;
use crate::lists::{Chips, ExportMenu, ListHead, Listed, Query, Search, use_query};
use crate::port::{self, Erased, Known};
use crate::ui::{Alert, Tone};
use crate::words;
use domain::Page;
use domain::platform::ThingKind;
use domain::policy::{self, Permission, Subject};
use domain::workspaces::{ExecutionRow, ExecutionSort, ExecutionStatus, Executions, StartExecution};
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 20;

/// The prompt, the run that was just started, and the history.
#[component]
pub fn RunsPage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
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
                <ExportMenu list=Signal::derive(move || query.with(whole))/>
            </div>
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
    view! {
        <div class="prose">
            <Alert tone=Tone::Info title=texts.text(keys::workspaces::MODEL_NOTICE_TITLE).to_owned()>
                <p>{texts.text(keys::workspaces::MODEL_NOTICE_TEXT)}</p>
            </Alert>
        </div>
        <Composer form/>
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

fn ask(query: &Query) -> Executions {
    Executions {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        sort: query.get("sort").and_then(ExecutionSort::parse),
        search: query.get("search").map(str::to_owned),
        status: query.get("status").and_then(ExecutionStatus::parse),
    }
}

fn show(query: Query, page: Page<ExecutionRow>, _: Callback<()>) -> AnyView {
    view! { <RunsHistory query page/> }.erased()
}

/// All pages of what the page asks.
fn whole(query: &Query) -> Executions {
    Executions { limit: None, cursor: None, ..ask(query) }
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
