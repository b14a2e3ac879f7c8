use super::uploads::unsigned;
use crate::Stop;
use crate::contexts::knowledge::reading;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::files::{FileOwnerKind, FileRow, FileSort, FileStatus, Files, MediaFamily, Use};
use domain::kernel::FileId;
use domain::{Moment, Page};

const COLUMNS: &str =
    "id, name, status, media_type, family, size_bytes, version, has_preview, added_by_name, updated_at";

pub async fn files(cx: &mut Context, op: Files) -> Result<Page<FileRow>, Stop> {
    let order = match op.sort.unwrap_or(FileSort::UpdatedAtDown) {
        FileSort::UpdatedAt => ("updated_at", "timestamptz", Direction::Up),
        FileSort::UpdatedAtDown => ("updated_at", "timestamptz", Direction::Down),
        FileSort::Name => ("name", "text", Direction::Up),
        FileSort::NameDown => ("name", "text", Direction::Down),
        FileSort::SizeBytes => ("size_bytes", "bigint", Direction::Up),
        FileSort::SizeBytesDown => ("size_bytes", "bigint", Direction::Down),
    };
    let tenant = cx.actor()?.tenant_id;
    // Files of spaces are documents there, for those who may read these.
    let (kind, owner) = match op.document_id {
        None => (FileOwnerKind::Workspace, tenant.0),
        Some(document) => {
            reading::find_document(cx, document, Use::Read).await?;
            (FileOwnerKind::Document, document.0)
        }
    };
    List::new(COLUMNS, "files.files", order)
        .of_tenant(tenant.0)
        .only("owner_kind", Some(kind.as_str()))
        .only_id("owner_id", Some(owner))
        .only("status", Some(op.status.unwrap_or(FileStatus::Kept).as_str()))
        .only("family", op.family.map(MediaFamily::as_str))
        .search(&["name"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}

#[derive(sqlx::FromRow)]
struct Row {
    id: uuid::Uuid,
    name: String,
    status: String,
    media_type: String,
    family: String,
    size_bytes: i64,
    version: i32,
    has_preview: bool,
    added_by_name: String,
    updated_at: chrono::DateTime<chrono::Utc>,
}

impl From<Row> for FileRow {
    fn from(row: Row) -> Self {
        Self {
            id: FileId(row.id),
            name: row.name,
            status: FileStatus::parse(&row.status).unwrap_or(FileStatus::Kept),
            media_type: row.media_type,
            family: MediaFamily::parse(&row.family).unwrap_or(MediaFamily::Document),
            size_bytes: unsigned(row.size_bytes),
            version: u32::try_from(row.version).unwrap_or(0),
            has_preview: row.has_preview,
            added_by_name: row.added_by_name,
            updated_at: Moment(row.updated_at),
        }
    }
}
