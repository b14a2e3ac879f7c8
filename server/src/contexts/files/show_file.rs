use super::owners;
use super::uploads::unsigned;
use crate::Stop;
use crate::gateway::Context;
use domain::files::{FileDetail, FileOwner, FileOwnerKind, FileStatus, FileVersion, MediaFamily, ShowFile, Use};
use domain::{Moment, Refusal};

pub async fn show_file(cx: &mut Context, op: ShowFile) -> Result<FileDetail, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let row = sqlx::query!(
        "select name, owner_kind, owner_id, status, media_type, family, size_bytes, checksum, version, has_preview,
                created_at, updated_at, removed_at
         from files.files where id = $1 and tenant_id = $2",
        op.id.0,
        tenant.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?
    .ok_or_else(Refusal::not_found)?;
    let unknown = || Stop::defect("a file that this release can't read");
    let owner = FileOwner { kind: FileOwnerKind::parse(&row.owner_kind).ok_or_else(unknown)?, id: row.owner_id };
    owners::allowed(cx, owner, Some(op.id), Use::Read).await?;
    let status = FileStatus::parse(&row.status).ok_or_else(unknown)?;
    if status == FileStatus::Purged {
        return Err(Refusal::not_found().into());
    }
    Ok(FileDetail {
        id: op.id,
        name: row.name,
        owner,
        status,
        media_type: row.media_type,
        family: MediaFamily::parse(&row.family).ok_or_else(unknown)?,
        size_bytes: unsigned(row.size_bytes),
        checksum: row.checksum,
        version: u32::try_from(row.version).unwrap_or(0),
        has_preview: row.has_preview,
        created_at: Moment(row.created_at),
        updated_at: Moment(row.updated_at),
        removed_at: row.removed_at.map(Moment),
        versions: versions(cx, op.id.0).await?,
    })
}

async fn versions(cx: &mut Context, file: uuid::Uuid) -> Result<Vec<FileVersion>, Stop> {
    let rows = sqlx::query!(
        "select number, media_type, size_bytes, checksum, added_by_name, added_at
         from files.file_versions where file_id = $1 order by number desc",
        file
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    let version = |number: i32| u32::try_from(number).unwrap_or(0);
    Ok(rows
        .into_iter()
        .map(|row| FileVersion {
            number: version(row.number),
            media_type: row.media_type,
            size_bytes: unsigned(row.size_bytes),
            checksum: row.checksum,
            added_at: Moment(row.added_at),
            added_by_name: row.added_by_name,
        })
        .collect())
}
