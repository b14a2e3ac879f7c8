use super::super::deadlines::{forget_purge, keep_purge};
use super::find_document;
use crate::Stop;
use crate::gateway::Context;
use domain::files::Use;
use domain::knowledge::{Document, DocumentCommand, RemoveDocument, RestoreDocument};

pub async fn remove_document(cx: &mut Context, op: RemoveDocument) -> Result<(), Stop> {
    find_document(cx, op.id, Use::Write).await?;
    let loaded = cx.load::<Document>(op.id.0).await?;
    cx.decide::<Document>(op.id.0, &loaded, DocumentCommand::Remove).await?;
    keep_purge(cx, op.id).await
}

pub async fn restore_document(cx: &mut Context, op: RestoreDocument) -> Result<(), Stop> {
    find_document(cx, op.id, Use::Write).await?;
    let loaded = cx.load::<Document>(op.id.0).await?;
    cx.decide::<Document>(op.id.0, &loaded, DocumentCommand::Restore).await?;
    forget_purge(cx, op.id).await
}
