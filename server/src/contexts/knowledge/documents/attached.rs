//! The files that are attached to a document: whoever reads it lists and opens them, whoever writes in it takes them out.

use super::attach::written_in;
use super::find_document;
use crate::Stop;
use crate::contexts::files;
use crate::gateway::{Context, Download};
use domain::Page;
use domain::files::{FileOwner, FileRow, Use};
use domain::knowledge::{Attachments, DownloadAttachment, RemoveAttachment};

pub async fn attachments(cx: &mut Context, op: Attachments) -> Result<Page<FileRow>, Stop> {
    find_document(cx, op.id, Use::Read).await?;
    files::files_owned(cx, FileOwner::of_document(op.id), (op.limit, op.cursor.as_deref())).await
}

pub async fn download_attachment(cx: &mut Context, op: DownloadAttachment) -> Result<Download, Stop> {
    find_document(cx, op.id, Use::Read).await?;
    files::content_owned(cx, FileOwner::of_document(op.id), op.file_id).await
}

pub async fn remove_attachment(cx: &mut Context, op: RemoveAttachment) -> Result<(), Stop> {
    written_in(cx, op.id).await?;
    files::remove_owned(cx, FileOwner::of_document(op.id), op.file_id).await
}
