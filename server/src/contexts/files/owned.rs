//! The files of one thing, for the context whose thing that is: whether the actor may see or change it, that context has asked.

use super::{content, uploads};
use crate::Stop;
use crate::gateway::{Context, Download};
use crate::store::Loaded;
use domain::Refusal;
use domain::files::{File, FileCommand, FileOwner, FileOwnerKind, FileStatus, UploadDetail};
use domain::kernel::{FileId, UploadId};
use uuid::Uuid;

/// The content of a file of this owner, in its newest version.
///
/// # Errors
/// `resource_not_found` where it isn't this owner's; `file_removed` (410).
pub async fn content_owned(cx: &mut Context, owner: FileOwner, file: FileId) -> Result<Download, Stop> {
    of(cx, owner, file).await?;
    let tenant = cx.actor()?.tenant_id;
    let version = content::find(cx, Some(tenant), file, None).await?;
    content::answer(cx, version).await
}

/// Removes a file of this owner.
///
/// # Errors
/// As [`content_owned`].
pub async fn remove_owned(cx: &mut Context, owner: FileOwner, file: FileId) -> Result<(), Stop> {
    let loaded = of(cx, owner, file).await?;
    cx.decide::<File>(file.0, &loaded, FileCommand::Remove).await
}

/// An upload of the actor's own that is on its way to this owner.
///
/// # Errors
/// `resource_not_found` where it isn't, or is somebody else's.
pub async fn upload_owned(cx: &mut Context, owner: FileOwner, id: UploadId) -> Result<UploadDetail, Stop> {
    let upload = uploads::find(cx, id).await?;
    if upload.owner == owner { Ok(upload.detail()) } else { Err(Refusal::not_found().into()) }
}

/// Those of these files that are there, with what they belong to.
///
/// # Errors
/// The database's.
pub async fn owners_of(cx: &mut Context, files: &[Uuid]) -> Result<Vec<(FileId, FileOwner)>, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let rows = sqlx::query!(
        "select id, owner_kind, owner_id from files.files where tenant_id = $1 and id = any($2) and status = $3",
        tenant.0,
        files,
        FileStatus::Kept.as_str()
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    let owned = rows.into_iter().filter_map(|row| {
        let kind = FileOwnerKind::parse(&row.owner_kind)?;
        Some((FileId(row.id), FileOwner { kind, id: row.owner_id }))
    });
    Ok(owned.collect())
}

async fn of(cx: &mut Context, owner: FileOwner, file: FileId) -> Result<Loaded<File>, Stop> {
    let loaded = cx.load::<File>(file.0).await?;
    if loaded.state.owner == Some(owner) { Ok(loaded) } else { Err(Refusal::not_found().into()) }
}
