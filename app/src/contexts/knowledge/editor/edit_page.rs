//! The page on which a document is written: its newest version. It is an editor, so it doesn't change by itself.

use super::super::Paths;
use super::writer::Writer;
use crate::frame::actor;
use crate::lists::{Sheet, use_param};
use crate::port::{self, Erased, Known};
use crate::ui::{Alert, PageTitle, Tone};
use crate::words;
use domain::Refusal;
use domain::knowledge::{DocumentDetail, DocumentKind, ShowDocument};
use leptos::prelude::*;
use texts::keys;

/// The editor of one document.
#[component]
pub fn EditPage(paths: Paths) -> impl IntoView {
    let id = use_param("id");
    let document = Known::new(move || id.get(), newest);
    view! {
        <Sheet
            back=paths.home()
            name=keys::knowledge_pages::BACK
            known=document
            rows=8
            show=move |document| shown(document, paths)
        />
    }
    .erased()
}

/// The newest version, which readers may not see yet.
async fn newest(id: String) -> Result<DocumentDetail, Refusal> {
    // What is no id at all names nothing, as an unknown one does.
    let id = id.parse().map_err(|_| Refusal::not_found())?;
    let read = port::call(ShowDocument { id, version: None }).await?;
    if read.version == read.newest || !read.may_write {
        return Ok(read);
    }
    port::call(ShowDocument { id, version: Some(read.newest) }).await
}

fn shown(document: DocumentDetail, paths: Paths) -> AnyView {
    let texts = words::texts();
    let tenant = actor().map(|actor| actor.tenant_name);
    let title = texts.text(keys::knowledge_pages::EDIT).to_owned();
    let parts = [Some(title), Some(document.title.clone()), tenant].into_iter().flatten().collect();
    let may_write = document.may_write && document.kind != DocumentKind::File && document.removed_at.is_none();
    let inside = if may_write {
        view! { <Writer document paths/> }.erased()
    } else {
        view! {
            <h1 class="page-title"><bdi dir="auto">{document.title}</bdi></h1>
            <Alert tone=Tone::Warning><p>{texts.text(keys::knowledge_pages::CANNOT_WRITE)}</p></Alert>
        }
        .erased()
    };
    view! {
        <PageTitle parts/>
        {inside}
    }
    .erased()
}
