//! The list of files, its filters, and the place to drop new ones.

use super::files_table::FilesTable;
use super::labels;
use super::uploader::Uploader;
use crate::frame::actor;
use crate::lists::{Chips, ExportMenu, ListHead, Listed, Query, Search, use_query};
use crate::port::{self, Erased, Known};
use crate::words;
use domain::Page;
use domain::files::{FileOwner, FileRow, FileSort, FileStatus, Files, MediaFamily, Use};
use domain::platform::ThingKind;
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 25;

/// The list of files.
#[component]
pub fn FilesPage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
    let actor = actor();
    let may_write =
        actor.as_ref().is_some_and(|actor| FileOwner::workspace_of(actor).allows(actor, Use::Write).is_ok());
    let refresh = Callback::new(move |()| page.refetch());
    view! {
        <ListHead title=texts.text(keys::files::TITLE) intro=texts.text(keys::files::INTRO)/>
        {may_write.then(|| view! { <Uploader label=texts.text(keys::files::CHOOSE) on_done=refresh/> })}
        <section class="section">
            <div class="toolbar">
                <Search query hint=texts.text(keys::files::SEARCH_HINT)/>
                <Chips query member="kind" label=texts.text(keys::files::KIND) values=families()/>
                <Chips query member="status" label=texts.text(keys::files::STATUS) values=statuses()/>
                <ExportMenu list=Signal::derive(move || query.with(whole))/>
            </div>
            <Listed page query follows=&[ThingKind::File] rows=6 show=show/>
        </section>
    }
}

fn show(query: Query, page: Page<FileRow>, _: Callback<()>) -> AnyView {
    view! { <FilesTable query page/> }.erased()
}

/// All pages of what the page asks.
fn whole(query: &Query) -> Files {
    Files { limit: None, cursor: None, ..ask(query) }
}

fn ask(query: &Query) -> Files {
    Files {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        sort: query.get("sort").and_then(FileSort::parse),
        search: query.get("search").map(str::to_owned),
        family: query.get("kind").and_then(MediaFamily::parse),
        status: query.get("status").and_then(FileStatus::parse),
    }
}

fn families() -> Vec<(&'static str, &'static str)> {
    MediaFamily::ALL.iter().map(|family| (family.as_str(), words::texts().text(labels::family(*family)))).collect()
}

fn statuses() -> Vec<(&'static str, &'static str)> {
    let named = |status: &FileStatus| Some((status.as_str(), words::texts().text(labels::status(*status)?)));
    FileStatus::ALL.iter().filter_map(named).collect()
}
