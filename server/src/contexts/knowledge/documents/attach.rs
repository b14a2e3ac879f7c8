//! Files on their way to a document that they are attached to: for whoever writes in it, whatever their rights with the files of the
//! workspace are.

use super::{FoundDocument, find_document};
use crate::Stop;
use crate::contexts::files;
use crate::gateway::{Context, UploadBody};
use domain::Refusal;
use domain::files::{BeginUpload, CancelUpload, FileOwner, UploadDetail, UploadPart, Use};
use domain::kernel::{DocumentId, UploadId};
use domain::knowledge::{AttachFile, CancelAttachment, DocumentRefusal, SendAttachment, ShowAttachmentUpload};

pub async fn attach_file(cx: &mut Context, op: AttachFile) -> Result<UploadDetail, Stop> {
    let found = written_in(cx, op.id).await?;
    let AttachFile { name, size_bytes, media_type, .. } = op;
    let owner = Some(FileOwner::of_document(found.id));
    files::begin_upload(cx, BeginUpload { name, size_bytes, media_type, file_id: None, owner }).await
}

pub async fn send_attachment(cx: &mut Context, op: SendAttachment, body: UploadBody) -> Result<UploadDetail, Stop> {
    on_its_way(cx, op.id, op.upload_id).await?;
    files::upload_part(cx, UploadPart { id: op.upload_id, offset: op.offset }, body).await
}

pub async fn show_attachment_upload(cx: &mut Context, op: ShowAttachmentUpload) -> Result<UploadDetail, Stop> {
    on_its_way(cx, op.id, op.upload_id).await
}

pub async fn cancel_attachment(cx: &mut Context, op: CancelAttachment) -> Result<(), Stop> {
    find_document(cx, op.id, Use::Write).await?;
    files::upload_owned(cx, FileOwner::of_document(op.id), op.upload_id).await?;
    files::cancel_upload(cx, CancelUpload { id: op.upload_id }).await
}

/// An upload of the actor's own to a document that they write in.
async fn on_its_way(cx: &mut Context, document: DocumentId, id: UploadId) -> Result<UploadDetail, Stop> {
    written_in(cx, document).await?;
    files::upload_owned(cx, FileOwner::of_document(document), id).await
}

/// A document that the actor writes in, and that wasn't removed.
///
/// # Errors
/// As [`find_document`]; `document_removed` (410).
pub(super) async fn written_in(cx: &mut Context, id: DocumentId) -> Result<FoundDocument, Stop> {
    let found = find_document(cx, id, Use::Write).await?;
    match found.removed_at {
        None => Ok(found),
        Some(_) => Err(Refusal::from(DocumentRefusal::Removed).into()),
    }
}
