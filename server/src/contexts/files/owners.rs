//! Whose policy guards a file: that of what it belongs to. A file of a space that has become a document is guarded as that
//! document is.

use crate::Stop;
use crate::contexts::knowledge::{ingestion, reading};
use crate::gateway::Context;
use domain::files::{FileOwner, FileOwnerKind, Use};
use domain::kernel::{DocumentId, FileId, SpaceId};

/// Whether the actor may use this file of an owner so; without a file: whether the owner takes files of theirs.
///
/// # Errors
/// `resource_not_found`, or the missing permission.
pub async fn allowed(cx: &mut Context, owner: FileOwner, file: Option<FileId>, purpose: Use) -> Result<(), Stop> {
    owner.allows(cx.actor()?, purpose)?;
    match owner.kind {
        FileOwnerKind::Workspace => Ok(()),
        FileOwnerKind::Space => ingestion::allows_file(cx, SpaceId(owner.id), file, purpose).await,
        FileOwnerKind::Document => reading::find_document(cx, DocumentId(owner.id), purpose).await.map(drop),
    }
}

/// Whether the actor may see this version of a file. Who only reads a document sees the file of its approved version.
///
/// # Errors
/// As [`allowed`].
pub async fn shown(cx: &mut Context, owner: FileOwner, file: FileId, number: u32) -> Result<(), Stop> {
    allowed(cx, owner, Some(file), Use::Read).await?;
    match owner.kind {
        FileOwnerKind::Space => ingestion::shows_file(cx, file, number).await,
        FileOwnerKind::Workspace | FileOwnerKind::Document => Ok(()),
    }
}
