//! Taking and dismissing suggestions. Only what somebody is shown can be settled by them.
//!
//! The document is loaded before anything else is looked up: what somebody changes from then on makes the append a conflict, and
//! so nothing is written over that whoever accepts hasn't seen.

use super::open::open;
use crate::Stop;
use crate::contexts::knowledge::documents::{by, has_room_to_write, version_of};
use crate::contexts::knowledge::reading::{FoundDocument, find_document};
use crate::gateway::Context;
use crate::store::Loaded;
use domain::Refusal;
use domain::files::Use;
use domain::kernel::{DocumentId, validate};
use domain::knowledge::suggesting::{AcceptSuggestion, DismissSuggestion, Suggested, with_link};
use domain::knowledge::{Document, DocumentCommand, DocumentEdited, EditDocument, TextFormat, Written};

/// What was accepted and what follows from it are one append.
pub async fn accept_suggestion(cx: &mut Context, op: AcceptSuggestion) -> Result<DocumentEdited, Stop> {
    let loaded = cx.load::<Document>(op.id.0).await?;
    let found = find_document(cx, op.id, Use::Write).await?;
    let suggested = suggested(op.tag.as_deref(), op.link)?;
    let title = shown(cx, &found, &suggested).await?;
    let command = match suggested {
        Suggested::Tag(tag) => DocumentCommand::AcceptTag { tag, by: cx.actor()?.person_id },
        Suggested::Link(to) => linked(cx, (&found, &loaded), (to, &title)).await?,
    };
    let tenant = cx.actor()?.tenant_id;
    let after = cx.decide_all::<Document>((tenant, op.id.0), loaded, vec![command]).await?;
    Ok(DocumentEdited { id: op.id, version: after.state.newest() })
}

pub async fn dismiss_suggestion(cx: &mut Context, op: DismissSuggestion) -> Result<(), Stop> {
    let loaded = cx.load::<Document>(op.id.0).await?;
    let found = find_document(cx, op.id, Use::Write).await?;
    let suggested = suggested(op.tag.as_deref(), op.link)?;
    shown(cx, &found, &suggested).await?;
    let command = DocumentCommand::DismissSuggestion { suggested, by: cx.actor()?.person_id };
    cx.decide::<Document>(op.id.0, &loaded, command).await
}

fn suggested(tag: Option<&str>, link: Option<DocumentId>) -> Result<Suggested, Refusal> {
    let wrong = if tag.is_some() { ("link", "not_allowed") } else { ("tag", "required") };
    Suggested::of(tag, link).ok_or_else(|| Refusal::invalid_field(wrong.0, wrong.1))
}

/// Makes sure that this is suggested to whoever asks; what the document is called to which it links, empty for a tag.
async fn shown(cx: &mut Context, found: &FoundDocument, what: &Suggested) -> Result<String, Stop> {
    let version = found.approved.ok_or_else(Refusal::not_found)?;
    let open = open(cx, found, version).await?;
    if !open.holds(what) {
        return Err(Refusal::not_found().into());
    }
    let title = match what {
        Suggested::Tag(_) => None,
        Suggested::Link(to) => open.title_of(*to),
    };
    Ok(title.unwrap_or_default().to_owned())
}

/// The newest version with the link at its end, and without anything to write where it leads there already.
async fn linked(
    cx: &mut Context,
    (found, loaded): (&FoundDocument, &Loaded<Document>),
    (to, title): (DocumentId, &str),
) -> Result<DocumentCommand, Stop> {
    let (id, base, by) = (found.id, loaded.state.newest(), by(cx)?);
    let before = version_of(cx, found, Some(base)).await?.written;
    if before.format != TextFormat::Markdown {
        return Err(Refusal::not_found().into());
    }
    let body = before.body.as_deref().unwrap_or_default();
    let with = with_link(body, title, to);
    if with == body {
        return Ok(DocumentCommand::AcceptLink { id, to, base, written: None, by });
    }
    let edit = EditDocument { id, title: None, body: Some(with), base };
    validate(&edit)?;
    let written = Written { body: edit.body, ..before.clone() };
    has_room_to_write(cx, loaded, (&before, &written)).await?;
    Ok(DocumentCommand::AcceptLink { id, to, base, written: Some(written), by })
}
