use super::uploads::unsigned;
use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::files::{FileOwner, FileRow, FileSort, FileStatus, Files, MediaFamily};
use domain::kernel::FileId;
use domain::{Moment, Page, Refusal};

const COLUMNS: &str =
    "id, name, status, media_type, family, size_bytes, version, has_preview, added_by_name, updated_at";
const NEWEST_FIRST: (&str, &str, Direction) = ("updated_at", "timestamptz", Direction::Down);

pub async fn files(cx: &mut Context, op: Files) -> Result<Page<FileRow>, Stop> {
    let order = match op.sort.unwrap_or(FileSort::UpdatedAtDown) {
        FileSort::UpdatedAt => ("updated_at", "timestamptz", Direction::Up),
        FileSort::UpdatedAtDown => NEWEST_FIRST,
        FileSort::Name => ("name", "text", Direction::Up),
        FileSort::NameDown => ("name", "text", Direction::Down),
        FileSort::SizeBytes => ("size_bytes", "bigint", Direction::Up),
        FileSort::SizeBytesDown => ("size_bytes", "bigint", Direction::Down),
    };
    // Files of spaces are documents there, and attachments stand at their documents, for those who may read these.
    let owner = FileOwner::workspace_of(cx.actor()?);
    owned(cx, owner, order)?
        .only("status", Some(op.status.unwrap_or(FileStatus::Kept).as_str()))
        .only("family", op.family.map(MediaFamily::as_str))
        .search(&["name"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}

/// The files of an owner that are there, what changed last first. Whoever calls this has asked whether the actor may see them.
///
/// # Errors
/// The database's; `validation_failed` for a cursor that is none.
pub async fn of_owner(
    cx: &mut Context,
    owner: FileOwner,
    (limit, cursor): (Option<u16>, Option<&str>),
) -> Result<Page<FileRow>, Stop> {
    owned(cx, owner, NEWEST_FIRST)?
        .only("status", Some(FileStatus::Kept.as_str()))
        .page(limit, cursor)
        .fetch(cx.tx().await?, Row::into)
        .await
}

/// The list of an owner's files.
fn owned<'a>(
    cx: &Context,
    owner: FileOwner,
    order: (&'static str, &'static str, Direction),
) -> Result<List<'a>, Refusal> {
    let list = List::new(COLUMNS, "files.files", order).of_tenant(cx.actor()?.tenant_id.0);
    Ok(list.only("owner_kind", Some(owner.kind.as_str())).only_id("owner_id", Some(owner.id)))
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
