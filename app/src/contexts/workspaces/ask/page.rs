//! The question, and what was asked before.

use super::desk::Desk;
use super::history::history;
use crate::frame::actor;
use crate::lists::{ListHead, Listed, Query, Search, use_query};
use crate::port::{self, Erased, Known};
use crate::words;
use domain::platform::ThingKind;
use domain::policy::{self, Permission, Subject};
use domain::workspaces::{Executions, Source};
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 20;

/// The question to one's documents, and earlier ones.
#[component]
pub fn AskPage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), move |query| port::call(ask(&query)));
    let may_run =
        actor().is_some_and(|actor| policy::may(&actor, Permission::RunExecutions, &Subject::default()).is_ok());
    view! {
        <ListHead title=texts.text(keys::answers::TITLE) intro=texts.text(keys::answers::INTRO)/>
        {may_run.then(|| view! { <Desk/> })}
        <section class="section">
            <h2 class="t-md">{texts.text(keys::answers::HISTORY)}</h2>
            <div class="toolbar">
                <Search query hint=texts.text(keys::answers::SEARCH_HINT)/>
            </div>
            <Listed page query follows=&[ThingKind::Execution] rows=4 show=history/>
        </section>
    }
    .erased()
}

fn ask(query: &Query) -> Executions {
    Executions {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        search: query.get("search").map(str::to_owned),
        source: Some(Source::Documents),
        ..Executions::default()
    }
}
