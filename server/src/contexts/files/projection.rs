//! `files.files`, one row a file, and `files.file_versions`, one a version whose content is there.

use crate::store::{Projected, Projection, Recorded};
use domain::files::{Content, File, FileEvent, FileOwner, FileStatus, Media, MediaFamily};
use domain::kernel::Personal;
use sqlx::PgConnection;
use uuid::Uuid;

inventory::submit! { Projection::of::<File>() }

impl Projected for File {
    const TABLES: &'static [&'static str] = &["files.files", "files.file_versions"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<FileEvent>) -> Result<(), sqlx::Error> {
        match &recorded.event {
            FileEvent::FileUploaded { owner, name, content, added_by, added_by_name } => {
                uploaded(db, recorded, (*owner, name), content, (added_by.0, known(added_by_name))).await?;
                version_added(db, recorded, content, (added_by.0, known(added_by_name))).await
            }
            FileEvent::FileVersionAdded { content, added_by, added_by_name } => {
                changed(db, recorded, content, (added_by.0, known(added_by_name))).await?;
                version_added(db, recorded, content, (added_by.0, known(added_by_name))).await
            }
            FileEvent::FileRenamed { name } => sqlx::query!(
                "update files set name = $2, updated_at = $3 where id = $1",
                recorded.stream,
                name,
                recorded.at.0
            )
            .execute(db)
            .await
            .map(|_| ()),
            FileEvent::FileRemoved {} => status(db, recorded, FileStatus::Removed).await,
            FileEvent::FileRestored {} => status(db, recorded, FileStatus::Kept).await,
            FileEvent::FilePurged {} => {
                status(db, recorded, FileStatus::Purged).await?;
                sqlx::query!("delete from file_versions where file_id = $1", recorded.stream)
                    .execute(db)
                    .await
                    .map(|_| ())
            }
            // A link is proved by its signature; the event is there for whoever asks who made it.
            FileEvent::FileLinked { .. } => Ok(()),
        }
    }
}

async fn uploaded(
    db: &mut PgConnection,
    recorded: &Recorded<FileEvent>,
    (owner, name): (FileOwner, &str),
    content: &Content,
    (added_by, added_by_name): (Uuid, &str),
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into files (id, tenant_id, owner_kind, owner_id, name, status, media_type, family, size_bytes,
                                  checksum, version, has_preview, added_by, added_by_name, created_at, updated_at)
         values ($1, $2, $3, $4, $5, 'kept', $6, $7, $8, $9, 1, $10, $11, $12, $13, $13)",
        recorded.stream,
        recorded.tenant.0,
        owner.kind.as_str(),
        owner.id,
        name,
        content.media_type,
        family(content),
        bytes(content),
        content.checksum,
        content.preview.is_some(),
        added_by,
        added_by_name,
        recorded.at.0
    )
    .execute(db)
    .await
    .map(|_| ())
}

async fn changed(
    db: &mut PgConnection,
    recorded: &Recorded<FileEvent>,
    content: &Content,
    (added_by, added_by_name): (Uuid, &str),
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update files
         set media_type = $2, family = $3, size_bytes = $4, checksum = $5, has_preview = $6, added_by = $7,
             added_by_name = $8, updated_at = $9, version = version + 1
         where id = $1",
        recorded.stream,
        content.media_type,
        family(content),
        bytes(content),
        content.checksum,
        content.preview.is_some(),
        added_by,
        added_by_name,
        recorded.at.0
    )
    .execute(db)
    .await
    .map(|_| ())
}

async fn version_added(
    db: &mut PgConnection,
    recorded: &Recorded<FileEvent>,
    content: &Content,
    (added_by, added_by_name): (Uuid, &str),
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into file_versions (file_id, number, tenant_id, object_id, preview_id, media_type, size_bytes,
                                          checksum, added_by, added_by_name, added_at)
         select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10
         from file_versions where file_id = $1",
        recorded.stream,
        recorded.tenant.0,
        content.object,
        content.preview,
        content.media_type,
        bytes(content),
        content.checksum,
        added_by,
        added_by_name,
        recorded.at.0
    )
    .execute(db)
    .await
    .map(|_| ())
}

async fn status(db: &mut PgConnection, recorded: &Recorded<FileEvent>, status: FileStatus) -> Result<(), sqlx::Error> {
    let removed_at = (status != FileStatus::Kept).then_some(recorded.at.0);
    sqlx::query!(
        "update files set status = $2, removed_at = $3 where id = $1",
        recorded.stream,
        status.as_str(),
        removed_at
    )
    .execute(db)
    .await
    .map(|_| ())
}

/// A name that was erased is left empty.
fn known(name: &Personal<String>) -> &str {
    name.known().map_or("", String::as_str)
}

fn family(content: &Content) -> &'static str {
    Media::named(&content.media_type).map_or(MediaFamily::Document, |media| media.family).as_str()
}

fn bytes(content: &Content) -> i64 {
    i64::try_from(content.size_bytes).unwrap_or(i64::MAX)
}
