use super::super::bring_in::{Incoming, bring_in};
use super::super::spaces::find_space;
use super::version::version_of;
use super::{by, find_document};
use crate::Stop;
use crate::contexts::files;
use crate::gateway::Context;
use crate::store::Loaded;
use domain::Refusal;
use domain::files::Use;
use domain::kernel::DocumentId;
use domain::knowledge::{
    CreatePage, Document, DocumentCommand, DocumentEdited, DocumentKind, DocumentMade, EditDocument, RestoreVersion,
    TextFormat, Written,
};

pub async fn create_page(cx: &mut Context, op: CreatePage) -> Result<DocumentMade, Stop> {
    // Whoever may not write there isn't told how much room there is.
    find_space(cx, op.space_id, Use::Write).await?;
    has_room(cx, op.body.len()).await?;
    let id = bring_in(
        cx,
        Incoming {
            space: op.space_id,
            parent: op.parent_id,
            kind: DocumentKind::Page,
            title: op.title,
            tags: op.tags,
            body: Some(op.body),
            format: TextFormat::Markdown,
            file: None,
        },
    )
    .await?;
    Ok(DocumentMade { id })
}

pub async fn edit_document(cx: &mut Context, op: EditDocument) -> Result<DocumentEdited, Stop> {
    let found = find_document(cx, op.id, Use::Write).await?;
    if op.body.is_some() && found.kind == DocumentKind::File {
        return Err(Refusal::new(409, "document_is_file").into());
    }
    let before = version_of(cx, &found, Some(found.newest)).await?.written;
    let written = Written {
        title: op.title.unwrap_or_else(|| before.title.clone()),
        body: op.body.or_else(|| before.body.clone()),
        ..before.clone()
    };
    if written == before && op.base == found.newest {
        return Ok(DocumentEdited { id: op.id, version: found.newest });
    }
    let loaded = cx.load::<Document>(op.id.0).await?;
    has_room_to_write(cx, &loaded, (&before, &written)).await?;
    let command = DocumentCommand::Write { id: op.id, base: op.base, written, by: by(cx)? };
    decided(cx, op.id, &loaded, command).await
}

pub async fn restore_version(cx: &mut Context, op: RestoreVersion) -> Result<DocumentEdited, Stop> {
    let found = find_document(cx, op.id, Use::Write).await?;
    let written = version_of(cx, &found, Some(op.version)).await?.written;
    has_room(cx, written.body.as_deref().map_or(0, str::len)).await?;
    let (restored_from, approved) = (Some(op.version), !found.space.approval);
    let command = DocumentCommand::Add { id: op.id, written, restored_from, approved, by: by(cx)? };
    let loaded = cx.load::<Document>(op.id.0).await?;
    decided(cx, op.id, &loaded, command).await
}

async fn decided(
    cx: &mut Context,
    id: DocumentId,
    loaded: &Loaded<Document>,
    command: DocumentCommand,
) -> Result<DocumentEdited, Stop> {
    cx.decide::<Document>(id.0, loaded, command).await?;
    let version = cx.load::<Document>(id.0).await?.state.newest();
    Ok(DocumentEdited { id, version })
}

/// Makes sure that there is room for what the actor writes after the newest version: only a draft of their own makes way for it.
///
/// # Errors
/// `quota_exceeded` (413), as for a file.
pub async fn has_room_to_write(
    cx: &mut Context,
    loaded: &Loaded<Document>,
    (before, written): (&Written, &Written),
) -> Result<(), Stop> {
    let bytes = |written: &Written| written.body.as_deref().map_or(0, str::len);
    let replaced = if loaded.state.goes_on(cx.actor()?.person_id) { bytes(before) } else { 0 };
    has_room(cx, bytes(written).saturating_sub(replaced)).await
}

/// Makes sure that a tenant has room for so many bytes of text more. What doesn't grow needs none.
///
/// # Errors
/// `quota_exceeded` (413), as for a file.
async fn has_room(cx: &mut Context, more_bytes: usize) -> Result<(), Stop> {
    if more_bytes == 0 {
        return Ok(());
    }
    let tenant = cx.actor()?.tenant_id;
    files::check_room(cx, tenant, more_bytes as u64).await
}
