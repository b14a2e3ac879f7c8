//! The list of everybody's sessions with its filters.

use super::sessions_table::SessionsTable;
use super::{person_of, tenant_of};
use crate::lists::{Chips, ExportMenu, ListHead, Listed, Query, Search, use_query};
use crate::port::{self, Erased, Known};
use crate::words;
use domain::Page;
use domain::identity::{AllSessions, PersonSessionRow, SessionHolder, SessionSort, SessionState};
use leptos::prelude::*;
use texts::{Key, keys};

/// Rows on a page.
const ROWS: u16 = 25;

/// Who is signed in, where from, and the end of it.
#[component]
pub fn AllSessionsPage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
    view! {
        <ListHead title=texts.text(keys::everybody::SESSIONS) intro=texts.text(keys::everybody::SESSIONS_INTRO)/>
        <section class="section">
            <div class="toolbar">
                <Search query hint=texts.text(keys::everybody::SESSIONS_HINT)/>
                <Chips query member="status" label=texts.text(keys::everybody::STATE) values=states()/>
                <Chips query member="kind" label=texts.text(keys::everybody::HOLDER) values=holders()/>
                <ExportMenu list=Signal::derive(move || query.with(whole))/>
            </div>
            <Listed page query follows=&[] rows=8 show=show/>
        </section>
    }
}

fn show(query: Query, page: Page<PersonSessionRow>, changed: Callback<()>) -> AnyView {
    view! { <SessionsTable query page changed/> }.erased()
}

/// All pages of what the page asks.
fn whole(query: &Query) -> AllSessions {
    AllSessions { limit: None, cursor: None, ..ask(query) }
}

fn ask(query: &Query) -> AllSessions {
    AllSessions {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        sort: query.get("sort").and_then(SessionSort::parse),
        search: query.get("search").map(str::to_owned),
        state: query.get("status").and_then(SessionState::parse),
        holder: query.get("kind").and_then(SessionHolder::parse),
        person_id: person_of(query),
        tenant_id: tenant_of(query),
        used_from: None,
        used_to: None,
    }
}

/// The name of a state.
pub(super) const fn state(state: SessionState) -> Key {
    match state {
        SessionState::Standing => keys::everybody::STANDING,
        SessionState::Expired => keys::everybody::EXPIRED,
        SessionState::Ended => keys::everybody::ENDED,
    }
}

/// Those that stand are shown unless another state is asked for.
fn states() -> Vec<(&'static str, &'static str)> {
    let others = SessionState::ALL.iter().filter(|it| **it != SessionState::Standing);
    others.map(|it| (it.as_str(), words::texts().text(state(*it)))).collect()
}

fn holders() -> Vec<(&'static str, &'static str)> {
    let name = |holder: SessionHolder| match holder {
        SessionHolder::Browser => keys::everybody::BROWSERS,
        SessionHolder::Program => keys::everybody::PROGRAMS,
    };
    SessionHolder::ALL.iter().map(|holder| (holder.as_str(), words::texts().text(name(*holder)))).collect()
}
