//! What somebody has to know before they read a document: which version of it this is, what readers see, and what waits.

use super::super::Paths;
use super::review_form::ReviewForm;
use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::times::whole;
use crate::ui::{Alert, Button, Tone};
use crate::words;
use domain::knowledge::{DocumentDetail, RestoreDocument, VersionStatus};
use leptos::prelude::*;
use texts::{Key, keys};

/// The notes above a document; none where readers see this very version and nothing else waits.
pub(super) fn standing(document: &DocumentDetail, paths: Paths, changed: Callback<()>) -> AnyView {
    let notes: Vec<_> = [
        removed(document, changed),
        expired(document),
        rejected(document),
        waits(document, paths, changed),
        other_version(document, paths),
    ]
    .into_iter()
    .flatten()
    .collect();
    notes.erased()
}

/// It was removed; there is a way back.
fn removed(document: &DocumentDetail, changed: Callback<()>) -> Option<AnyView> {
    let at = document.removed_at?;
    let texts = words::texts();
    let (id, form) = (document.id, Form::<RestoreDocument>::new());
    form.on_answer(move |_, ()| changed.run(()));
    let said = texts.fill(keys::knowledge_pages::REMOVED_AT, &[("time", &whole(at))]);
    let note = view! {
        <Alert tone=Tone::Warning>
            <p>{said}</p>
            <OperationForm form class="contents">
                <input type="hidden" name="id" value=id.to_string()/>
                <p>
                    <Button r#type="submit" icon="undo-2" busy=form.pending()>
                        {texts.text(keys::knowledge_pages::RESTORE)}
                    </Button>
                </p>
            </OperationForm>
        </Alert>
    };
    Some(note.erased())
}

/// What readers see has to be looked at again.
fn expired(document: &DocumentDetail) -> Option<AnyView> {
    let at = document.expires_at.filter(|_| document.expired)?;
    let said = words::texts().fill(keys::knowledge_pages::EXPIRED, &[("time", &whole(at))]);
    Some(view! { <Alert tone=Tone::Warning><p>{said}</p></Alert> }.erased())
}

/// Somebody said no to this version.
fn rejected(document: &DocumentDetail) -> Option<AnyView> {
    let why = document.rejected_why.clone().filter(|_| document.status == VersionStatus::Rejected)?;
    let title = words::texts().text(keys::knowledge_pages::WAS_REJECTED).to_owned();
    let note = view! {
        <Alert tone=Tone::Danger title>
            <blockquote dir="auto">{why}</blockquote>
        </Alert>
    };
    Some(note.erased())
}

/// A version waits for approval: this one, with what the person may answer, or another one.
fn waits(document: &DocumentDetail, paths: Paths, changed: Callback<()>) -> Option<AnyView> {
    let version = document.in_review?;
    let texts = words::texts();
    let title = texts.fill(keys::knowledge_pages::WAITS, &[("number", &version.to_string())]);
    let is_this = version == document.version;
    let readers = (is_this && document.approved.is_some()).then(|| {
        view! { <p>{texts.text(keys::knowledge_pages::READERS_SEE_BEFORE)}</p> }
    });
    let see = (!is_this)
        .then(|| link(paths.version(document.space_id, document.id, version), keys::knowledge_pages::SEE_WAITING));
    let before = document.approved.filter(|approved| *approved != version).map(|approved| {
        let href = paths.compared((document.space_id, document.id), approved, version);
        link(href, keys::knowledge_pages::SEE_CHANGES)
    });
    let answer = (is_this && document.may_review).then(|| {
        view! { <ReviewForm id=document.id version changed/> }
    });
    let note = view! {
        <Alert tone=Tone::Info title>
            {readers}
            <p class="flex flex-wrap gap-4">{see}{before}</p>
            {answer}
        </Alert>
    };
    Some(note.erased())
}

/// This isn't what readers see, or there is a newer one that they don't see yet.
fn other_version(document: &DocumentDetail, paths: Paths) -> Option<AnyView> {
    let texts = words::texts();
    let (space, id) = (document.space_id, document.id);
    let number = |number: u32| number.to_string();
    let (said, way) = match document.approved {
        None if document.version == document.newest => {
            (texts.text(keys::knowledge_pages::NOBODY_SEES).to_owned(), None)
        }
        None => {
            let way = link(paths.version(space, id, document.newest), keys::knowledge_pages::SEE_NEWEST);
            (texts.fill(keys::knowledge_pages::NEWEST_IS, &[("number", &number(document.newest))]), Some(way))
        }
        Some(approved) if approved != document.version => {
            let way = link(paths.document(space, id), keys::knowledge_pages::SEE_APPROVED);
            let values = [("number", number(approved)), ("shown", number(document.version))];
            let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
            (texts.fill(keys::knowledge_pages::READERS_SEE, &values), Some(way))
        }
        Some(_) if document.may_write && document.newest > document.version && document.in_review.is_none() => {
            let way = link(paths.version(space, id, document.newest), keys::knowledge_pages::SEE_NEWEST);
            (texts.fill(keys::knowledge_pages::NEWER_DRAFT, &[("number", &number(document.newest))]), Some(way))
        }
        Some(_) => return None,
    };
    let note = view! {
        <Alert tone=Tone::Neutral>
            <p>{said}</p>
            {way.map(|way| view! { <p>{way}</p> })}
        </Alert>
    };
    Some(note.erased())
}

fn link(href: String, name: Key) -> AnyView {
    view! { <a class="link" href=href>{words::texts().text(name)}</a> }.erased()
}
