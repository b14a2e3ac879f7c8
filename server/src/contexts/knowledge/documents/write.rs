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
    has_room(cx, op.body.len() as u64).await?;
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
    let unchanged = DocumentEdited { id: op.id, version: op.base };
    let Some(mut edit) = edit_of(cx, &op).await? else { return Ok(unchanged) };
    if edit.more_bytes > 0 {
        let tenant = cx.actor()?.tenant_id;
        files::wait_for_room(cx, tenant).await?;
        // Whoever had the turn before may have written in this very document.
        let Some(again) = edit_of(cx, &op).await? else { return Ok(unchanged) };
        edit = again;
        if edit.more_bytes > 0 {
            files::look_for_room(cx, tenant, edit.more_bytes).await?;
        }
    }
    let command = DocumentCommand::Write { id: op.id, base: op.base, written: edit.written, by: by(cx)? };
    decided(cx, op.id, &edit.loaded, command).await
}

/// An edit of a document as it stands.
struct Edit {
    loaded: Loaded<Document>,
    /// What it will say, with what isn't named.
    written: Written,
    /// So many bytes of text more, where it grows.
    more_bytes: u64,
}

/// What an edit comes to; `None`: it says so already.
async fn edit_of(cx: &mut Context, op: &EditDocument) -> Result<Option<Edit>, Stop> {
    let found = find_document(cx, op.id, Use::Write).await?;
    if op.body.is_some() && found.kind == DocumentKind::File {
        return Err(Refusal::new(409, "document_is_file").into());
    }
    let before = version_of(cx, &found, Some(found.newest)).await?.written;
    let written = Written {
        title: op.title.clone().unwrap_or_else(|| before.title.clone()),
        body: op.body.clone().or_else(|| before.body.clone()),
        ..before.clone()
    };
    if written == before && op.base == found.newest {
        return Ok(None);
    }
    let loaded = cx.load::<Document>(op.id.0).await?;
    let more_bytes = growth(cx, &loaded, (&before, &written))?;
    Ok(Some(Edit { loaded, written, more_bytes }))
}

pub async fn restore_version(cx: &mut Context, op: RestoreVersion) -> Result<DocumentEdited, Stop> {
    let found = find_document(cx, op.id, Use::Write).await?;
    let written = version_of(cx, &found, Some(op.version)).await?.written;
    has_room(cx, written.body.as_deref().map_or(0, str::len) as u64).await?;
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
    change: (&Written, &Written),
) -> Result<(), Stop> {
    let more_bytes = growth(cx, loaded, change)?;
    has_room(cx, more_bytes).await
}

/// So many bytes of text more a document takes with what the actor writes after its newest version.
fn growth(cx: &Context, loaded: &Loaded<Document>, (before, written): (&Written, &Written)) -> Result<u64, Stop> {
    let bytes = |written: &Written| written.body.as_deref().map_or(0, str::len) as u64;
    let replaced = if loaded.state.goes_on(cx.actor()?.person_id) { bytes(before) } else { 0 };
    Ok(bytes(written).saturating_sub(replaced))
}

/// Makes sure that a tenant has room for so many bytes of text more. What doesn't grow needs none.
///
/// # Errors
/// `quota_exceeded` (413), as for a file.
async fn has_room(cx: &mut Context, more_bytes: u64) -> Result<(), Stop> {
    if more_bytes == 0 {
        return Ok(());
    }
    let tenant = cx.actor()?.tenant_id;
    files::check_room(cx, tenant, more_bytes).await
}
