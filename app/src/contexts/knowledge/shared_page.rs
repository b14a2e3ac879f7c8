//! A document as whoever holds a link reads it, without signing in; and the address of a document that leads those who are signed
//! in to its page.

use super::Paths;
use super::document::contents;
use crate::frame::{PreferencesMenu, SkipLink, actor, sign_in_path};
use crate::lists::{Shown, use_param};
use crate::marketing::Brand;
use crate::pages::Missing;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time, whole};
use crate::ui::{EmptyState, MarkdownView, PageTitle};
use crate::words;
use domain::Refusal;
use domain::kernel::DocumentId;
use domain::knowledge::{DocumentDetail, OpenSharedDocument, SharedDocument, ShowDocument};
use domain::policy::{Actor, Portal};
use leptos::prelude::*;
use leptos_meta::{Html, Meta};
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use texts::keys;

/// What stands behind `/k/`: a document for whoever may read it, or the token of a link.
#[component]
pub fn SharedPage() -> impl IntoView {
    let token = use_param("token");
    match token.with_untracked(|token| token.parse::<DocumentId>().ok()) {
        Some(id) => view! { <Forward id/> }.erased(),
        None => view! { <Shared token/> }.erased(),
    }
}

/// The frame of both: nothing that a search should find, and the way to one's own language and theme.
fn frame(inside: AnyView) -> AnyView {
    view! {
        <Meta name="robots" content="noindex"/>
        <Html {..} data-portal="marketing" data-density="comfortable"/>
        <SkipLink/>
        <div class="shared">
            <header class="shared-head">
                <Brand/>
                <PreferencesMenu/>
            </header>
            <main id="main" class="shared-main" tabindex="-1">{inside}</main>
        </div>
    }
    .erased()
}

#[component]
fn Shared(token: Memo<String>) -> impl IntoView {
    let known = Known::new(move || token.get(), open);
    frame(view! { <Shown known rows=6 show=shared/> }.erased())
}

/// The document; none where the link opens nothing any more.
async fn open(token: String) -> Result<Option<SharedDocument>, Refusal> {
    match port::call(OpenSharedDocument { token }).await {
        Err(refusal) if refusal.status == 404 => Ok(None),
        answer => answer.map(Some),
    }
}

fn shared(document: Option<SharedDocument>) -> AnyView {
    let texts = words::texts();
    let Some(document) = document else {
        port::set_status(404);
        let title = texts.text(keys::knowledge_pages::SHARE_OVER_TITLE);
        return view! {
            <PageTitle parts=vec![title.to_owned(), "Portico".to_owned()]/>
            <h1 class="visually-hidden">{title}</h1>
            <EmptyState icon="link-2-off" title text=texts.text(keys::knowledge_pages::SHARE_OVER_TEXT)/>
        }
        .erased();
    };
    let SharedDocument { title, html, headings, changed_at, expires_at } = document;
    let until = texts.fill(keys::knowledge_pages::SHARE_UNTIL, &[("time", &whole(expires_at))]);
    let contents = contents(&headings);
    let text = match html.is_empty() {
        true => view! { <p class="text-fg-muted">{texts.text(keys::knowledge_pages::NO_TEXT_OF_FILE)}</p> }.erased(),
        false => view! { <div class="reading-text"><MarkdownView html/></div> }.erased(),
    };
    view! {
        <PageTitle parts=vec![title.clone(), "Portico".to_owned()]/>
        <div class="reading-columns">
            <article class="reading" aria-labelledby="document-title">
                <header class="reading-head">
                    <h1 class="reading-title" id="document-title"><bdi dir="auto">{title}</bdi></h1>
                    <p class="reading-about t-sm text-fg-muted">
                        <Time at=changed_at show=Show::Date/>
                        <span>{until}</span>
                    </p>
                </header>
                <h2 class="visually-hidden">{texts.text(keys::knowledge_pages::TEXT)}</h2>
                {text}
            </article>
            <div class="reading-rail">{contents}</div>
        </div>
    }
    .erased()
}

/// Leads to the document's page in a portal of whoever is signed in; whoever isn't signs in first.
#[component]
fn Forward(id: DocumentId) -> impl IntoView {
    let Some(actor) = actor() else {
        port::redirect(&sign_in_path(&use_location().pathname.get_untracked()));
        return ().erased();
    };
    let paths = Paths::of(portal_of(&actor));
    let known = Known::new(move || id, found);
    let navigate = use_navigate();
    Effect::new(move |_| {
        if let Some(Ok(Some(document))) = known.get() {
            let options = NavigateOptions { replace: true, ..Default::default() };
            navigate(&paths.document(document.space_id, document.id), options);
        }
    });
    frame(view! { <Shown known rows=6 show=move |document| forwarded(document, paths)/> }.erased())
}

async fn found(id: DocumentId) -> Result<Option<DocumentDetail>, Refusal> {
    match port::call(ShowDocument { id, version: None }).await {
        Err(refusal) if refusal.status == 404 => Ok(None),
        answer => answer.map(Some),
    }
}

/// The portal that a document is read in: the employees' for those who have no other.
fn portal_of(actor: &Actor) -> &'static str {
    let is_client = Portal::open_to(actor).contains(&Portal::Client);
    if is_client { "client" } else { "employee" }
}

/// The way there, for a browser without scripts; or that there is no such document.
fn forwarded(document: Option<DocumentDetail>, paths: Paths) -> AnyView {
    let Some(document) = document else { return view! { <Missing/> }.erased() };
    let href = paths.document(document.space_id, document.id);
    view! {
        <PageTitle parts=vec![document.title.clone(), "Portico".to_owned()]/>
        <h1 class="reading-title">
            <a class="link" href=href><bdi dir="auto">{document.title}</bdi></a>
        </h1>
    }
    .erased()
}
