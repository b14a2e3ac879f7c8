//! The page of one document: the tree of its space, the text, and what is known of it.

use super::super::Paths;
use super::super::citing::DocumentSummary;
use super::super::ingestion::IngestionBadge;
use super::super::labels::{numbered, tags};
use super::super::space::SpaceNav;
use super::super::suggesting::SuggestionsSection;
use super::around::Around;
use super::aside::Aside;
use super::attached::AttachedFiles;
use super::deeds::Deeds;
use super::file::FileCard;
use super::standing::standing;
use super::text::text;
use crate::frame::actor;
use crate::lists::{Sheet, use_param};
use crate::live;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::PageTitle;
use crate::words;
use domain::Refusal;
use domain::knowledge::{DocumentDetail, ShowDocument};
use domain::platform::ThingKind;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use texts::keys;

/// One document as readers see it; `?version=3` names another version, `?from=` and `?to=` a passage of it.
#[component]
pub fn DocumentPage(paths: Paths) -> impl IntoView {
    let (space, id) = (use_param("space"), use_param("id"));
    let query = use_query_map();
    let number =
        move |name: &'static str| query.with(|query| query.get_str(name).and_then(|value| value.parse::<u32>().ok()));
    let version = Memo::new(move |_| number("version"));
    let passage = Memo::new(move |_| number("from").zip(number("to")));
    // Another passage is another view of the same version: it is marked, and comes into view.
    let document = Known::new(move || (id.get(), version.get(), passage.get()), show);
    live::follow_one(document, &[ThingKind::Document], move || id.get_untracked());
    let changed = Callback::new(move |()| document.refetch());
    let around = Around { paths, changed, shared: RwSignal::new(None), settled: RwSignal::new(None) };
    view! {
        <div class="knowledge">
            <SpaceNav paths space current=id/>
            <div class="knowledge-main">
                <Sheet
                    back=paths.home()
                    name=keys::knowledge_pages::BACK
                    known=document
                    rows=6
                    show=move |document| {
                        let passage = passage.get_untracked();
                        view! { <Whole document passage around/> }.erased()
                    }
                />
            </div>
        </div>
    }
    .erased()
}

type Asked = (String, Option<u32>, Option<(u32, u32)>);

async fn show((id, version, _): Asked) -> Result<DocumentDetail, Refusal> {
    // What is no id at all names nothing, as an unknown one does.
    let id = id.parse().map_err(|_| Refusal::not_found())?;
    port::call(ShowDocument { id, version }).await
}

#[component]
fn Whole(
    document: DocumentDetail,
    /// The first character of a passage of it, and the one behind its last.
    #[prop(optional_no_strip)]
    passage: Option<(u32, u32)>,
    around: Around,
) -> impl IntoView {
    let Around { paths, changed, settled, .. } = around;
    let tenant = actor().map(|actor| actor.tenant_name);
    let parts = [Some(document.title.clone()), tenant, Some("Portico".to_owned())].into_iter().flatten().collect();
    let (id, version) = (document.id, document.version);
    let is_read = document.approved == Some(version) && document.removed_at.is_none();
    let file = document.file.clone().map(|file| view! { <FileCard file name=document.title.clone()/> });
    let summary = is_read.then(|| view! { <DocumentSummary id version/> });
    let (space, may_settle) = (document.space_id, document.may_write && is_read);
    let suggestions = may_settle.then(|| view! { <SuggestionsSection id version space paths changed settled/> });
    let progress = (document.may_write && is_read).then(|| view! { <IngestionBadge id/> });
    let may_write = document.may_write;
    let body = text(&document, passage);
    let named = tags(&paths.space(document.space_id), document.tags.clone());
    view! {
        <PageTitle parts/>
        {standing(&document, paths, changed)}
        <div class="reading-columns">
            <article class="reading" aria-labelledby="document-title">
                <header class="reading-head">
                    <h1 class="reading-title" id="document-title"><bdi dir="auto">{document.title.clone()}</bdi></h1>
                    {written(&document)}
                    {named}
                    {progress}
                    <Deeds document=document.clone() paths changed/>
                </header>
                {summary}
                {file}
                <h2 class="visually-hidden">{words::texts().text(keys::knowledge_pages::TEXT)}</h2>
                {body}
                {suggestions}
                <AttachedFiles id may_write/>
            </article>
            <Aside document around/>
        </div>
    }
    .erased()
}

/// Who wrote this version, and when.
fn written(document: &DocumentDetail) -> AnyView {
    let texts = words::texts();
    let version = numbered(document.version);
    let by = texts.fill(keys::knowledge_pages::WRITTEN_BY_NAME, &[("name", &document.changed_by_name)]);
    view! {
        <p class="reading-about t-sm text-fg-muted">
            <span class="num">{version}</span>
            <bdi dir="auto">{by}</bdi>
            <Time at=document.changed_at show=Show::Minute/>
        </p>
    }
    .erased()
}
