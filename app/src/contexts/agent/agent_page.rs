//! What is to be done, and what was.

use super::errands_list::ErrandsList;
use super::labels;
use crate::contexts::workspaces::WorkspaceField;
use crate::forms::{Form, OperationForm};
use crate::frame::actor;
use crate::lists::{Chips, ExportMenu, ListHead, Listed, Query, Search, use_query};
use crate::port::{self, Erased, Known};
use crate::ui::{Button, Look, TextArea};
use crate::words;
use domain::Page;
use domain::agent::{ErrandRow, ErrandSort, ErrandStatus, Errands, SendAgent};
use domain::platform::ThingKind;
use domain::policy::{self, Permission, Subject};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 20;

/// The form that sends the agent, and the errands so far. `base` is the page's own path, which two portals have.
#[component]
pub fn AgentPage(base: &'static str) -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
    let list = Signal::derive(move || query.with(whole));
    let everybody = keeps_rules().then(|| {
        let values = vec![("true", texts.text(keys::agent::EVERYBODY))];
        view! { <Chips query member="everybody" label=texts.text(keys::agent::WHOSE) values/> }
    });
    let show = move |query, page: Page<ErrandRow>, _| view! { <ErrandsList query page base/> }.erased();
    view! {
        <ListHead title=texts.text(keys::agent::TITLE) intro=texts.text(keys::agent::INTRO)/>
        <Desk base/>
        <p class="actions">
            <a class="link" href=format!("{base}/tools")>{texts.text(keys::agent::TOOLS_TITLE)}</a>
            <a class="link" href=format!("{base}/rules")>{texts.text(keys::agent::RULES_TITLE)}</a>
        </p>
        <section class="section">
            <h2 class="t-md">{texts.text(keys::agent::HISTORY)}</h2>
            <div class="toolbar">
                <Search query hint=texts.text(keys::agent::SEARCH_HINT)/>
                <Chips query member="status" label=texts.text(keys::agent::STATUS) values=statuses()/>
                {everybody}
                <ExportMenu list/>
            </div>
            <Listed
                page
                query
                follows=&[ThingKind::Errand]
                rows=4
                show
            />
        </section>
    }
    .erased()
}

/// Whether the person who is signed in keeps the rules of the agent.
pub(super) fn keeps_rules() -> bool {
    actor().is_some_and(|actor| {
        let subject = Subject { tenant: Some(actor.tenant_id), ..Subject::default() };
        policy::may(&actor, Permission::ManageAgent, &subject).is_ok()
    })
}

/// What is to be done. Ctrl+Enter sends the agent.
#[component]
fn Desk(base: &'static str) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<SendAgent>::new();
    let go = use_navigate();
    form.on_answer(move |_, started| go(&format!("{base}/{}", started.id), NavigateOptions::default()));
    // Whoever may see no workspaces acts in the main one.
    let workspaces =
        actor().is_some_and(|actor| actor.holds(Permission::ReadWorkspaces)).then(|| view! { <WorkspaceField/> });
    let label = move || texts.text(if form.pending().get() { keys::agent::SENDING } else { keys::agent::SEND });
    view! {
        <OperationForm form class="composer">
            <TextArea
                form="agent"
                name="text"
                label=texts.text(keys::agent::WHAT)
                hint=texts.text(keys::agent::WHAT_HINT)
                error=form.error("text")
            />
            {workspaces}
            <div class="actions">
                <Button look=Look::Primary r#type="submit" icon="play" busy=form.pending()>{label}</Button>
            </div>
        </OperationForm>
    }
    .erased()
}

fn ask(query: &Query) -> Errands {
    Errands {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        sort: query.get("sort").and_then(ErrandSort::parse),
        search: query.get("search").map(str::to_owned),
        status: query.get("status").and_then(ErrandStatus::parse),
        everybody: query.get("everybody").map(|told| told == "true"),
    }
}

/// All pages of what the page asks.
fn whole(query: &Query) -> Errands {
    Errands { limit: None, cursor: None, ..ask(query) }
}

fn statuses() -> Vec<(&'static str, &'static str)> {
    let named = |status: &ErrandStatus| {
        let (.., name) = labels::status(*status);
        (status.as_str(), words::texts().text(name))
    };
    ErrandStatus::ALL.iter().map(named).collect()
}
