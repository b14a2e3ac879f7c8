//! Taking and dismissing suggestions. Only what somebody is shown can be settled by them.

use super::open::open;
use crate::Stop;
use crate::contexts::knowledge::documents::{by, version_of};
use crate::contexts::knowledge::reading::{FoundDocument, find_document};
use crate::gateway::Context;
use domain::Refusal;
use domain::files::Use;
use domain::kernel::{DocumentId, validate};
use domain::knowledge::suggesting::{AcceptSuggestion, DismissSuggestion, Suggested, with_link};
use domain::knowledge::{Document, DocumentCommand, DocumentEdited, EditDocument, TagDocument, TextFormat, Written};

/// What was accepted and what follows from it are one append.
pub async fn accept_suggestion(cx: &mut Context, op: AcceptSuggestion) -> Result<DocumentEdited, Stop> {
    let found = find_document(cx, op.id, Use::Write).await?;
    let suggested = suggested(op.tag.as_deref(), op.link)?;
    let (title, tenant) = (shown(cx, &found, &suggested).await?, cx.actor()?.tenant_id);
    let follows = match &suggested {
        Suggested::Tag(tag) => Some(tagged(&found, tag)?),
        Suggested::Link(to) => linked(cx, &found, (*to, title.as_str())).await?,
    };
    let accepted = DocumentCommand::AcceptSuggestion { suggested, by: cx.actor()?.person_id };
    let commands = core::iter::once(accepted).chain(follows).collect();
    let loaded = cx.load::<Document>(op.id.0).await?;
    let after = cx.decide_all::<Document>((tenant, op.id.0), loaded, commands).await?;
    Ok(DocumentEdited { id: op.id, version: after.state.newest() })
}

pub async fn dismiss_suggestion(cx: &mut Context, op: DismissSuggestion) -> Result<(), Stop> {
    let found = find_document(cx, op.id, Use::Write).await?;
    let suggested = suggested(op.tag.as_deref(), op.link)?;
    shown(cx, &found, &suggested).await?;
    let command = DocumentCommand::DismissSuggestion { suggested, by: cx.actor()?.person_id };
    let loaded = cx.load::<Document>(op.id.0).await?;
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

fn tagged(found: &FoundDocument, tag: &str) -> Result<DocumentCommand, Refusal> {
    let tags = found.tags.iter().cloned().chain([tag.to_owned()]).collect();
    let all = TagDocument { id: found.id, tags };
    validate(&all)?;
    Ok(DocumentCommand::Tag { tags: all.tags })
}

/// A draft with the link at its end; `None` where the newest version links there already.
async fn linked(
    cx: &mut Context,
    found: &FoundDocument,
    (to, title): (DocumentId, &str),
) -> Result<Option<DocumentCommand>, Stop> {
    let before = version_of(cx, found, Some(found.newest)).await?.written;
    if before.format != TextFormat::Markdown {
        return Err(Refusal::not_found().into());
    }
    let body = before.body.clone().unwrap_or_default();
    let with = with_link(&body, title, to);
    if with == body {
        return Ok(None);
    }
    let edit = EditDocument { id: found.id, title: None, body: Some(with), base: found.newest };
    validate(&edit)?;
    let written = Written { body: edit.body, ..before };
    Ok(Some(DocumentCommand::Write { id: found.id, base: found.newest, written, by: by(cx)? }))
}
