//! The versions of a document: what each said, any two beside each other, and bringing one back.

use super::super::Paths;
use super::super::space::SpaceNav;
use super::compared::{Compared, choice};
use super::versions::Version;
use crate::frame::actor;
use crate::lists::{Sheet, use_param};
use crate::live;
use crate::port::{self, Erased, Known};
use crate::ui::PageTitle;
use crate::words;
use domain::knowledge::{DocumentDetail, DocumentKind, DocumentVersionRow, DocumentVersions, ShowDocument};
use domain::platform::ThingKind;
use domain::{Page, Refusal};
use leptos::prelude::*;
use texts::keys;

/// Versions that are shown.
const ROWS: u16 = 200;

/// The versions of one document; `?from=2&to=4` compares two of them.
#[component]
pub fn HistoryPage(paths: Paths) -> impl IntoView {
    let (space, id) = (use_param("space"), use_param("id"));
    let known = Known::new(move || id.get(), show);
    live::follow_one(known, &[ThingKind::Document], move || id.get_untracked());
    view! {
        <div class="knowledge">
            <SpaceNav paths space current=id/>
            <div class="knowledge-main">
                <Sheet
                    back=paths.home()
                    name=keys::knowledge_pages::BACK
                    known
                    rows=4
                    show=move |(document, versions)| view! { <Whole document versions paths/> }.erased()
                />
                <Compared id/>
            </div>
        </div>
    }
    .erased()
}

async fn show(id: String) -> Result<(DocumentDetail, Page<DocumentVersionRow>), Refusal> {
    // What is no id at all names nothing, as an unknown one does.
    let id = id.parse().map_err(|_| Refusal::not_found())?;
    let versions = port::call(DocumentVersions { id, limit: Some(ROWS), cursor: None });
    let document = port::call(ShowDocument { id, version: None }).await?;
    Ok((document, versions.await?))
}

#[component]
fn Whole(document: DocumentDetail, versions: Page<DocumentVersionRow>, paths: Paths) -> impl IntoView {
    let texts = words::texts();
    let title = texts.text(keys::knowledge_pages::HISTORY);
    let tenant = actor().map(|actor| actor.tenant_name);
    let parts = [Some(title.to_owned()), Some(document.title.clone()), tenant].into_iter().flatten().collect();
    let (space, id) = (document.space_id, document.id);
    let numbers: Vec<u32> = versions.data.iter().map(|row| row.number).collect();
    let has_text = document.kind != DocumentKind::File;
    let compares = (has_text && numbers.len() > 1).then(|| choice(&numbers));
    let may_restore = document.may_write && document.removed_at.is_none();
    let rows: Vec<_> = versions
        .data
        .into_iter()
        .map(|row| {
            let may_restore = may_restore && row.number != document.newest;
            view! { <Version row space document=id may_restore paths/> }.erased()
        })
        .collect();
    view! {
        <PageTitle parts/>
        <div class="page-head">
            <div>
                <h1 class="page-title">
                    <a class="link" href=paths.document(space, id)><bdi dir="auto">{document.title}</bdi></a>
                </h1>
                <p class="t-sm text-fg-muted">{texts.text(keys::knowledge_pages::HISTORY_INTRO)}</p>
            </div>
        </div>
        {compares}
        <ol class="timeline">{rows}</ol>
    }
    .erased()
}
