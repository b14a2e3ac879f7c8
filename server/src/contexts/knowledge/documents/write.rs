use super::super::bring_in::{Incoming, bring_in};
use super::version::version_of;
use super::{by, find_document};
use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::files::Use;
use domain::kernel::DocumentId;
use domain::knowledge::{
    CreatePage, Document, DocumentCommand, DocumentEdited, DocumentKind, DocumentMade, EditDocument, RestoreVersion,
    TextFormat, Written,
};

pub async fn create_page(cx: &mut Context, op: CreatePage) -> Result<DocumentMade, Stop> {
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
    let command = DocumentCommand::Write { id: op.id, base: op.base, written, by: by(cx)? };
    decided(cx, op.id, command).await
}

pub async fn restore_version(cx: &mut Context, op: RestoreVersion) -> Result<DocumentEdited, Stop> {
    let found = find_document(cx, op.id, Use::Write).await?;
    let written = version_of(cx, &found, Some(op.version)).await?.written;
    let (restored_from, approved) = (Some(op.version), !found.space.approval);
    let command = DocumentCommand::Add { id: op.id, written, restored_from, approved, by: by(cx)? };
    decided(cx, op.id, command).await
}

async fn decided(cx: &mut Context, id: DocumentId, command: DocumentCommand) -> Result<DocumentEdited, Stop> {
    let loaded = cx.load::<Document>(id.0).await?;
    cx.decide::<Document>(id.0, &loaded, command).await?;
    let version = cx.load::<Document>(id.0).await?.state.newest();
    Ok(DocumentEdited { id, version })
}
