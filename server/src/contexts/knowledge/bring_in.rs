//! How a document comes in, whoever sends it: a page that is begun, a file, a text.

use super::documents::by;
use super::reading::{find_document, find_space};
use crate::Stop;
use crate::ambient::new_id;
use crate::gateway::Context;
use domain::Refusal;
use domain::files::Use;
use domain::kernel::{DocumentId, SpaceId};
use domain::knowledge::{Creation, Document, DocumentCommand, DocumentKind, FileVersion, TextFormat, Written};

/// A document on its way in.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// The space, which the actor writes in.
    pub space: SpaceId,
    /// The document that it stands below, of the same space.
    pub parent: Option<DocumentId>,
    /// What it is.
    pub kind: DocumentKind,
    /// What it is called.
    pub title: String,
    /// What it is filed under.
    pub tags: Vec<String>,
    /// Its text; none for a file.
    pub body: Option<String>,
    /// How that is written.
    pub format: TextFormat,
    /// The file, where it is one.
    pub file: Option<FileVersion>,
}

/// Makes a document in the actor's name. A page is a draft until it is published; what else comes in is seen by readers at once,
/// where the space wants no approval.
///
/// # Errors
/// What [`find_space`] refuses with; `validation_failed` where the document that it is to stand below isn't in the space.
pub async fn bring_in(cx: &mut Context, incoming: Incoming) -> Result<DocumentId, Stop> {
    let Incoming { space, parent, kind, title, tags, body, format, file } = incoming;
    let found = find_space(cx, space, Use::Write).await?;
    if let Some(parent) = parent {
        stands_in(cx, parent, space).await?;
    }
    let (tenant, by) = (cx.actor()?.tenant_id, by(cx)?);
    let id = DocumentId(new_id());
    let written = Written { title, body, format, file };
    let approved = kind != DocumentKind::Page && !found.approval;
    let creation = Creation { id, space, parent, kind, tags, written, approved, by };
    cx.create::<Document>(tenant, id.0, DocumentCommand::Create(Box::new(creation))).await?;
    Ok(id)
}

/// Adds a version to a document in the actor's name; seen by readers at once where the space wants no approval. Of what came in, its
/// place, kind and tags are left alone: they stay the document's.
///
/// # Errors
/// What [`find_document`] refuses with, and the document's own refusal.
pub async fn add_version(cx: &mut Context, id: DocumentId, incoming: Incoming) -> Result<u32, Stop> {
    let found = find_document(cx, id, Use::Write).await?;
    let loaded = cx.load::<Document>(id.0).await?;
    let version = loaded.state.newest() + 1;
    let Incoming { title, body, format, file, .. } = incoming;
    let written = Written { title, body, format, file };
    let command =
        DocumentCommand::Add { id, written, restored_from: None, approved: !found.space.approval, by: by(cx)? };
    cx.decide::<Document>(id.0, &loaded, command).await?;
    Ok(version)
}

/// Makes sure that a document can have others below it in a space.
///
/// # Errors
/// `validation_failed` where the actor doesn't read it, or it is elsewhere.
pub(super) async fn stands_in(cx: &mut Context, parent: DocumentId, space: SpaceId) -> Result<(), Stop> {
    let elsewhere = || Refusal::invalid_field("parentId", "document_elsewhere");
    let found = match find_document(cx, parent, Use::Read).await {
        Ok(found) => found,
        Err(Stop::Refused(refusal)) if refusal.status == 404 => return Err(elsewhere().into()),
        Err(other) => return Err(other),
    };
    if found.space.id == space && found.removed_at.is_none() { Ok(()) } else { Err(elsewhere().into()) }
}
