//! The documents on their way into the index, and what they take; where the address names a space, also the ways into it.

use super::anew::EmbedAnewForm;
use super::ingestions_table::IngestionsTable;
use super::labels;
use super::paste::PasteHere;
use super::upload_here::UploadHere;
use super::used::Used;
use crate::frame::actor;
use crate::lists::{Chips, ExportMenu, ListHead, Listed, Query, use_query};
use crate::port::{self, Erased, Known};
use crate::words;
use domain::Page;
use domain::kernel::SpaceId;
use domain::knowledge::ingestion::{IngestionRow, IngestionStatus, Ingestions};
use domain::platform::ThingKind;
use domain::policy::{Permission, Subject, may};
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 25;

/// The documents on their way into the index.
#[component]
pub fn IngestionsPage(
    /// Where spaces are in this portal, `/client/knowledge`.
    base: &'static str,
) -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
    let may_manage = actor().is_some_and(|actor| {
        let subject = Subject { tenant: Some(actor.tenant_id), ..Subject::default() };
        may(&actor, Permission::ManageKnowledge, &subject).is_ok()
    });
    let refresh = Callback::new(move |()| page.refetch());
    let space = Memo::new(move |_| query.with(space_of));
    let show = move |query: Query, page: Page<IngestionRow>, _: Callback<()>| {
        view! { <IngestionsTable base query page/> }.erased()
    };
    view! {
        <ListHead title=texts.text(keys::ingestion::TITLE) intro=texts.text(keys::ingestion::INTRO)/>
        {move || space.get().map(|space| view! {
            <section class="section">
                <UploadHere space on_done=refresh/>
                <PasteHere space on_done=refresh/>
            </section>
        })}
        <Used/>
        {may_manage.then(|| view! { <EmbedAnewForm on_done=refresh/> })}
        <section class="section">
            <div class="toolbar">
                <Chips query member="status" label=texts.text(keys::ingestion::STATUS) values=statuses()/>
                <ExportMenu list=Signal::derive(move || query.with(whole))/>
            </div>
            <Listed page query follows=&[ThingKind::Ingestion] rows=6 show/>
        </section>
    }
    .erased()
}

/// All pages of what the page asks.
fn whole(query: &Query) -> Ingestions {
    Ingestions { limit: None, cursor: None, ..ask(query) }
}

fn ask(query: &Query) -> Ingestions {
    Ingestions {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        status: query.get("status").and_then(IngestionStatus::parse),
        space_id: space_of(query),
        ..Ingestions::default()
    }
}

/// The space that the address names.
fn space_of(query: &Query) -> Option<SpaceId> {
    query.get("space").and_then(|id| id.parse().ok())
}

fn statuses() -> Vec<(&'static str, &'static str)> {
    let named = |status: &IngestionStatus| (status.as_str(), words::texts().text(labels::status(*status)));
    IngestionStatus::ALL.iter().map(named).collect()
}
