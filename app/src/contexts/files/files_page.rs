//! The list of files, its filters, and the place to drop new ones.

use super::files_table::FilesTable;
use super::labels;
use super::uploader::Uploader;
use crate::frame::actor;
use crate::lists::{Chips, ExportMenu, Failed, Query, Search, use_query};
use crate::port;
use crate::ui::{PageTitle, SkeletonTable};
use crate::words;
use domain::files::{FileOwner, FileSort, FileStatus, Files, MediaFamily, Use};
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 25;

/// The list of files.
#[component]
pub fn FilesPage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Resource::new(move || query.get(), |query| port::call(ask(&query)));
    let title = texts.text(keys::files::TITLE);
    let actor = actor();
    let may_write =
        actor.as_ref().is_some_and(|actor| FileOwner::workspace_of(actor).allows(actor, Use::Write).is_ok());
    let parts = [Some(title.to_owned()), actor.map(|actor| actor.tenant_name), Some("Portico".to_owned())];
    let refresh = Callback::new(move |()| page.refetch());
    view! {
        <PageTitle parts=parts.into_iter().flatten().collect()/>
        <div>
            <h1 class="page-title">{title}</h1>
            <p class="t-sm text-fg-muted">{texts.text(keys::files::INTRO)}</p>
        </div>
        {may_write.then(|| view! { <Uploader label=texts.text(keys::files::CHOOSE) on_done=refresh/> })}
        <section class="section">
            <div class="toolbar">
                <Search query hint=texts.text(keys::files::SEARCH_HINT)/>
                <Chips query member="kind" label=texts.text(keys::files::KIND) values=families()/>
                <Chips query member="status" label=texts.text(keys::files::STATUS) values=statuses()/>
                <ExportMenu list=Signal::derive(move || query.with(whole))/>
            </div>
            <Transition fallback=move || view! { <SkeletonTable rows=6 label=texts.text(keys::shell::LOADING)/> }>
                {move || Suspend::new(async move {
                    match page.await {
                        Ok(page) => view! { <FilesTable query=query.get_untracked() page/> }.into_any(),
                        Err(refusal) => view! { <Failed refusal/> }.into_any(),
                    }
                })}
            </Transition>
        </section>
    }
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
