//! The list of an agency's clients, and the way to take one on.

use super::create::CreateClientDialog;
use super::table::ClientsTable;
use crate::lists::{Chips, ExportMenu, ListHead, Listed, Query, Search, use_query};
use crate::port::{self, Erased, Known};
use crate::ui::{LinkButton, Look};
use crate::words;
use domain::platform::ThingKind;
use domain::tenancy::{ClientSort, ClientStatus, Clients};
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 25;

/// The list of clients.
#[component]
pub fn ClientsPage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
    let changed = Callback::new(move |()| page.refetch());
    let statuses = vec![(ClientStatus::Removed.as_str(), texts.text(keys::clients::STATUS_REMOVED))];
    view! {
        <ListHead title=texts.text(keys::clients::TITLE) intro=texts.text(keys::clients::INTRO)>
            <LinkButton
                href=Signal::derive(move || query.with(|query| query.opening("new")))
                look=Look::Primary
                icon="plus"
            >
                {texts.text(keys::clients::CREATE)}
            </LinkButton>
        </ListHead>
        <section class="section">
            <div class="toolbar">
                <Search query hint=texts.text(keys::clients::SEARCH_HINT)/>
                <Chips query member="status" label=texts.text(keys::clients::STATUS) values=statuses/>
                <ExportMenu list=Signal::derive(move || query.with(whole))/>
            </div>
            <Listed page query follows=&[ThingKind::Client] rows=6 show=move |query, page, _| view! { <ClientsTable query page changed/> }.erased()/>
        </section>
        <CreateClientDialog query changed/>
    }
}

fn ask(query: &Query) -> Clients {
    Clients {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        sort: query.get("sort").and_then(ClientSort::parse),
        search: query.get("search").map(str::to_owned),
        status: query.get("status").and_then(ClientStatus::parse),
    }
}

/// All pages of what the page asks.
fn whole(query: &Query) -> Clients {
    Clients { limit: None, cursor: None, ..ask(query) }
}
