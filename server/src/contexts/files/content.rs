//! The content of a version as a door answers it.

use super::objects;
use super::uploads::unsigned;
use crate::Stop;
use crate::gateway::{Context, Disposition, Download};
use domain::Refusal;
use domain::files::{Display, FileOwner, FileOwnerKind, FileStatus, Media};
use domain::kernel::{FileId, TenantId};
use futures::StreamExt;
use uuid::Uuid;

/// A version of a file.
pub struct Version {
    pub number: u32,
    pub name: String,
    pub owner: FileOwner,
    pub object: Uuid,
    pub preview: Option<Uuid>,
    pub media_type: String,
    pub size_bytes: u64,
    pub checksum: String,
}

/// The version of that number, or the newest. `tenant`: only of this one.
///
/// # Errors
/// `resource_not_found`; `file_removed` (410).
pub async fn find(
    cx: &mut Context,
    tenant: Option<TenantId>,
    file: FileId,
    number: Option<u32>,
) -> Result<Version, Stop> {
    let number = number.map(|number| i32::try_from(number).unwrap_or(i32::MAX));
    let row = sqlx::query!(
        "select f.name, f.owner_kind, f.owner_id, f.status, v.number, v.object_id, v.preview_id, v.media_type,
                v.size_bytes, v.checksum
         from files.files f
         join files.file_versions v on v.file_id = f.id and v.number = coalesce($3, f.version)
         where f.id = $1 and ($2::uuid is null or f.tenant_id = $2)",
        file.0,
        tenant.map(|tenant| tenant.0),
        number
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?
    .ok_or_else(Refusal::not_found)?;
    if row.status != FileStatus::Kept.as_str() {
        return Err(Refusal::new(410, "file_removed").into());
    }
    let kind = FileOwnerKind::parse(&row.owner_kind).ok_or_else(|| Stop::defect("an unknown kind of owner"))?;
    Ok(Version {
        number: row.number.unsigned_abs(),
        name: row.name,
        owner: FileOwner { kind, id: row.owner_id },
        object: row.object_id,
        preview: row.preview_id,
        media_type: row.media_type,
        size_bytes: unsigned(row.size_bytes),
        checksum: row.checksum,
    })
}

/// The content. A browser shows it in place only where nothing in it can run.
///
/// # Errors
/// The database's.
pub async fn answer(cx: &mut Context, version: Version) -> Result<Download, Stop> {
    let inline = Media::named(&version.media_type).is_some_and(|media| media.display == Display::Inline);
    let disposition = if inline { Disposition::Inline } else { Disposition::Attachment };
    let stored = (version.object, version.size_bytes);
    download(cx, stored, (version.name, version.media_type, version.checksum), disposition).await
}

/// An object's bytes as a file.
///
/// # Errors
/// The database's.
pub async fn download(
    cx: &mut Context,
    (object, bytes_total): (Uuid, u64),
    (name, media_type, etag): (String, String, String),
    disposition: Disposition,
) -> Result<Download, Stop> {
    let object = objects::find(cx, object).await?;
    cx.commit().await?;
    let vault = cx.services.files.vault.clone();
    let open = move |range| {
        let read = async move {
            let pieces = vault.read(&object, bytes_total, range).await?;
            Ok(pieces.map(|piece| piece.map_err(Stop::from)).boxed())
        };
        Box::pin(read) as futures::future::BoxFuture<'static, _>
    };
    Ok(Download { name, media_type, bytes_total, etag, disposition, open: Box::new(open) })
}
