//! One space: its tree, and its documents as a list that can be narrowed.

use super::super::ingestion::{PasteHere, UploadHere};
use super::super::{Paths, labels};
use super::card::Standing;
use super::nav::SpaceNav;
use super::rows::rows;
use super::tag_chips::TagChips;
use crate::frame::actor;
use crate::lists::{Chips, ExportMenu, Listed, Query, Search, Sheet, use_param, use_query};
use crate::port::{self, Erased, Known};
use crate::ui::{LinkButton, Look, PageTitle};
use crate::words;
use domain::kernel::SpaceId;
use domain::knowledge::{DocumentKind, DocumentSort, Documents, ShowSpace, SpaceDetail, VersionStatus};
use domain::platform::ThingKind;
use domain::{Page, Refusal};
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 25;
/// What the member `status` of the URL says where those are asked for that were removed.
const REMOVED: &str = "removed";

/// One space.
#[component]
pub fn SpacePage(paths: Paths) -> impl IntoView {
    let id = use_param("space");
    let space = Known::new(move || id.get(), show);
    view! {
        <div class="knowledge">
            <SpaceNav paths space=id current=Signal::stored(String::new())/>
            <div class="knowledge-main">
                <Sheet
                    back=paths.home()
                    name=keys::knowledge_pages::BACK
                    known=space
                    rows=2
                    show=move |space| view! { <Head space paths/> }.erased()
                />
                <List space=id paths/>
            </div>
        </div>
    }
    .erased()
}

async fn show(id: String) -> Result<SpaceDetail, Refusal> {
    // What is no id at all names nothing, as an unknown one does.
    let id = id.parse().map_err(|_| Refusal::not_found())?;
    port::call(ShowSpace { id }).await
}

#[component]
fn Head(space: SpaceDetail, paths: Paths) -> impl IntoView {
    let texts = words::texts();
    let tenant = actor().map(|actor| actor.tenant_name);
    let parts = [Some(space.name.clone()), tenant, Some("Portico".to_owned())].into_iter().flatten().collect();
    let SpaceDetail { id, name, purpose, workspace_id, approval, archived, may_write, may_keep, .. } = space;
    let purpose =
        (!purpose.is_empty()).then(|| view! { <p class="text-fg-muted prose"><bdi dir="auto">{purpose}</bdi></p> });
    let settings = may_keep.then(|| {
        view! {
            <LinkButton href=Signal::stored(paths.settings(id)) icon="settings-2">
                {texts.text(keys::knowledge_pages::SETTINGS)}
            </LinkButton>
        }
    });
    let writing = (may_write && !archived).then(|| {
        view! {
            <LinkButton href=Signal::stored(paths.begin(id, None)) look=Look::Primary icon="file-plus-2">
                {texts.text(keys::knowledge_pages::NEW_PAGE)}
            </LinkButton>
        }
    });
    let bring_in = (may_write && !archived).then(|| {
        view! {
            <UploadHere space=id/>
            <PasteHere space=id/>
        }
    });
    let on_their_way = may_write.then(|| {
        view! {
            <LinkButton href=Signal::stored(paths.on_their_way(id)) look=Look::Quiet icon="list-checks">
                {texts.text(keys::ingestion::TITLE)}
            </LinkButton>
        }
    });
    view! {
        <PageTitle parts/>
        <div class="page-head">
            <div class="grid gap-2">
                <h1 class="page-title"><bdi dir="auto">{name}</bdi></h1>
                {purpose}
                <Standing of_workspace=workspace_id.is_some() approval archived/>
            </div>
            <div class="actions">{on_their_way}{settings}{writing}</div>
        </div>
        {bring_in}
    }
    .erased()
}

/// The documents, whatever stands below which.
#[component]
fn List(space: Memo<String>, paths: Paths) -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(
        move || (space.get(), query.get()),
        |(space, query)| {
            let asked = space.parse().map(|space| port::call(ask(space, &query)));
            async move {
                match asked {
                    Ok(asked) => asked.await,
                    // That there is no such space is said above.
                    Err(_) => Ok(Page { data: Vec::new(), next_cursor: None }),
                }
            }
        },
    );
    let whole = Signal::derive(move || {
        let asked = space.with(|space| space.parse().ok()).map(|space| query.with(|query| ask(space, query)));
        Documents { limit: None, cursor: None, ..asked.unwrap_or_default() }
    });
    view! {
        <section class="section">
            <div class="toolbar">
                <Search
                    query
                    hint=texts.text(keys::knowledge_pages::SEARCH_DOCUMENTS)
                    label=texts.text(keys::knowledge_pages::DOCUMENTS_TITLE)
                />
                <Chips query member="kind" label=texts.text(keys::knowledge_pages::KIND) values=kinds()/>
                <Chips query member="status" label=texts.text(keys::knowledge_pages::STATUS) values=statuses()/>
                <ExportMenu list=whole/>
            </div>
            <TagChips space query/>
            <Listed
                page
                query
                follows=&[ThingKind::Document]
                rows=6
                show=move |query, page, changed| rows(paths, query, page, changed)
            />
        </section>
    }
    .erased()
}

fn ask(space: SpaceId, query: &Query) -> Documents {
    let removed = query.get("status") == Some(REMOVED);
    Documents {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        sort: query.get("sort").and_then(DocumentSort::parse),
        search: query.get("search").map(str::to_owned),
        space_id: Some(space),
        kind: query.get("kind").and_then(DocumentKind::parse),
        status: query.get("status").and_then(VersionStatus::parse),
        tags: query.get("tags").map(str::to_owned),
        removed: removed.then_some(true),
    }
}

fn kinds() -> Vec<(&'static str, &'static str)> {
    let named = |kind: &DocumentKind| (kind.as_str(), words::texts().text(labels::kind(*kind).1));
    DocumentKind::ALL.iter().map(named).collect()
}

/// Where newest versions stand. None is a superseded one.
fn statuses() -> Vec<(&'static str, &'static str)> {
    let texts = words::texts();
    let all = VersionStatus::ALL.iter().filter(|status| **status != VersionStatus::Superseded);
    let named = all.map(|status| (status.as_str(), texts.text(labels::status(*status).2)));
    named.chain([(REMOVED, texts.text(keys::knowledge_pages::REMOVED))]).collect()
}
