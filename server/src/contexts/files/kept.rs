//! What files keep of a person, for their own copy: the files that they added where they still work, with the content.

use super::objects;
use super::uploads::unsigned;
use crate::Stop;
use crate::contexts::Kept;
use crate::gateway::Context;
use crate::integrations::files::Pieces;
use domain::files::FileStatus;
use domain::kernel::{PersonId, TenantId};
use uuid::Uuid;

/// The tables.
pub const KEPT: &[Kept] = &[
    Kept::of("files.files", "added_by", "created_at, id").in_tenants(),
    Kept::of("files.file_versions", "added_by", "file_id, number").in_tenants().without(&["object_id", "preview_id"]),
    Kept::of("files.uploads", "begun_by", "begun_at, id").in_tenants(),
];

/// A version that a person added.
#[derive(Debug)]
pub struct OwnVersion {
    /// The file.
    pub file: Uuid,
    /// Its number within the file.
    pub number: i32,
    /// What the file is called.
    pub name: String,
    object: Uuid,
    bytes: u64,
}

/// The versions that a person added to files of these tenants that are there, in a transaction of the system.
///
/// # Errors
/// The database's.
pub async fn versions_by(cx: &mut Context, person: PersonId, tenants: &[TenantId]) -> Result<Vec<OwnVersion>, Stop> {
    let tenants: Vec<_> = tenants.iter().map(|tenant| tenant.0).collect();
    let rows = sqlx::query!(
        "select v.file_id, v.number, f.name, v.object_id, v.size_bytes
         from files.file_versions v join files.files f on f.id = v.file_id
         where v.added_by = $1 and v.tenant_id = any($2) and f.status = $3
         order by v.file_id, v.number",
        person.0,
        &tenants,
        FileStatus::Kept.as_str()
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| OwnVersion {
            file: row.file_id,
            number: row.number,
            name: row.name,
            object: row.object_id,
            bytes: unsigned(row.size_bytes),
        })
        .collect())
}

/// The content of such a version. The transaction ends before the first byte is read.
///
/// # Errors
/// The database's or the store's.
pub async fn content_of(cx: &mut Context, version: &OwnVersion) -> Result<Pieces, Stop> {
    let object = objects::find(cx, version.object).await?;
    cx.commit().await?;
    Ok(cx.services.files.vault.read(&object, version.bytes, 0..version.bytes).await?)
}
