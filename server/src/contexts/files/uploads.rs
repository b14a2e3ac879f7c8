//! The row of an upload, as whoever began it sees it.

use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Context;
use chrono::{DateTime, TimeDelta, Utc};
use domain::files::{FileOwner, FileOwnerKind, Media, PART_BYTES, UploadDetail, UploadStatus};
use domain::kernel::{FileId, PersonId, TenantId, UploadId};
use domain::{Moment, Refusal};
use uuid::Uuid;

/// How long an upload waits for its next part.
const WAITS_HOURS: i64 = 24;

/// An upload of the actor's own.
#[derive(Clone, Debug)]
pub struct Upload {
    pub id: UploadId,
    pub tenant: TenantId,
    pub file_id: Option<FileId>,
    pub owner: FileOwner,
    pub name: String,
    pub media: &'static Media,
    pub size_bytes: u64,
    pub offset: u64,
    pub status: UploadStatus,
    pub refusal: Option<String>,
    pub done: Option<(FileId, u32)>,
    pub begun_by: PersonId,
    pub begun_by_name: String,
    pub expires_at: Moment,
}

/// When an upload that moves now is given up.
pub fn expiry() -> DateTime<Utc> {
    machine_now().0 + TimeDelta::hours(WAITS_HOURS)
}

/// The upload, if the actor began it and may still write there.
///
/// # Errors
/// `resource_not_found`, or the missing permission.
pub async fn find(cx: &mut Context, id: UploadId) -> Result<Upload, Stop> {
    let actor = cx.actor()?.clone();
    let upload = look(cx, id, actor.tenant_id).await?;
    if upload.begun_by != actor.person_id {
        return Err(Refusal::not_found().into());
    }
    super::owners::allowed(cx, upload.owner, upload.file_id, domain::files::Use::Write).await?;
    Ok(upload)
}

async fn look(cx: &mut Context, id: UploadId, tenant: TenantId) -> Result<Upload, Stop> {
    let row = sqlx::query!(
        "select file_id, owner_kind, owner_id, name, media_type, size_bytes, offset_bytes, status, refusal,
                done_file_id, done_version, begun_by, begun_by_name, expires_at
         from files.uploads where id = $1 and tenant_id = $2",
        id.0,
        tenant.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?
    .ok_or_else(Refusal::not_found)?;
    let unknown = || Stop::defect("an upload that this release can't read");
    let kind = FileOwnerKind::parse(&row.owner_kind).ok_or_else(unknown)?;
    let version = row.done_version.and_then(|version| u32::try_from(version).ok());
    Ok(Upload {
        id,
        tenant,
        file_id: row.file_id.map(FileId),
        owner: FileOwner { kind, id: row.owner_id },
        name: row.name,
        media: Media::named(&row.media_type).ok_or_else(unknown)?,
        size_bytes: unsigned(row.size_bytes),
        offset: unsigned(row.offset_bytes),
        status: UploadStatus::parse(&row.status).ok_or_else(unknown)?,
        refusal: row.refusal,
        done: row.done_file_id.map(FileId).zip(version),
        begun_by: PersonId(row.begun_by),
        begun_by_name: row.begun_by_name,
        expires_at: Moment(row.expires_at),
    })
}

/// Ends an upload without a file; what came of it is destroyed.
///
/// # Errors
/// The database's.
pub async fn refuse(cx: &mut Context, upload: &Upload, code: &str) -> Result<(), Stop> {
    let parts = take_parts(cx, upload.id).await?;
    sqlx::query!(
        "update files.uploads set status = 'refused', refusal = $2 where id = $1 and status = 'open'",
        upload.id.0,
        code
    )
    .execute(&mut **cx.tx().await?)
    .await?;
    cx.commit().await?;
    destroy(cx, upload.tenant, &parts).await;
    Ok(())
}

/// Takes the parts' objects away from an upload, in the caller's transaction.
///
/// # Errors
/// The database's.
pub async fn take_parts(cx: &mut Context, id: UploadId) -> Result<Vec<Uuid>, Stop> {
    let db = cx.tx().await?;
    let parts = sqlx::query_scalar!("delete from files.upload_parts where upload_id = $1 returning object_id", id.0)
        .fetch_all(&mut **db)
        .await?;
    super::objects::release(db, &parts).await?;
    Ok(parts)
}

/// Destroys objects that were released. What fails is done by the caretaker.
pub async fn destroy(cx: &mut Context, tenant: TenantId, objects: &[Uuid]) {
    let vault = cx.services.files.vault.clone();
    for object in objects {
        if let Err(fault) = vault.delete(tenant, *object).await {
            tracing::debug!(%fault, "an object stays for the caretaker");
        }
    }
}

impl Upload {
    /// As the doors answer it.
    pub fn detail(self) -> UploadDetail {
        UploadDetail {
            id: self.id,
            name: self.name,
            size_bytes: self.size_bytes,
            offset: self.offset,
            part_bytes: PART_BYTES,
            status: self.status,
            refusal: self.refusal,
            file_id: self.done.map(|(file, _)| file),
            version: self.done.map(|(_, version)| version),
            expires_at: self.expires_at,
        }
    }
}

pub fn signed(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}

pub fn unsigned(bytes: i64) -> u64 {
    u64::try_from(bytes).unwrap_or(0)
}
