use crate::Stop;
use crate::contexts::knowledge::reading::readable;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::kernel::{DocumentId, SpaceId};
use domain::knowledge::DocumentKind;
use domain::knowledge::ingestion::{IngestionNote, IngestionRow, IngestionSort, IngestionStatus, Ingestions};
use domain::{Moment, Page};

const COLUMNS: &str =
    "id, space_id, title, kind, version, status, note, done, total, faults, tokens, asked_at, ended_at";

pub async fn ingestions(cx: &mut Context, op: Ingestions) -> Result<Page<IngestionRow>, Stop> {
    let direction = match op.sort.unwrap_or(IngestionSort::AskedAtDown) {
        IngestionSort::AskedAt => Direction::Up,
        IngestionSort::AskedAtDown => Direction::Down,
    };
    let readable = readable(cx).await?;
    List::new(COLUMNS, "knowledge.ingestions_listed", ("asked_at", "timestamptz", direction))
        .of_tenant(readable.tenant.0)
        .among_ids("space_id", Some(readable.spaces))
        .open_to("readers", readable.principals)
        .only_id("space_id", op.space_id.map(|space| space.0))
        .only("status", op.status.map(IngestionStatus::as_str))
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}

#[derive(sqlx::FromRow)]
struct Row {
    id: uuid::Uuid,
    space_id: uuid::Uuid,
    title: String,
    kind: String,
    version: i32,
    status: String,
    note: Option<String>,
    done: i32,
    total: i32,
    faults: i32,
    tokens: i64,
    asked_at: chrono::DateTime<chrono::Utc>,
    ended_at: Option<chrono::DateTime<chrono::Utc>>,
}

impl From<Row> for IngestionRow {
    fn from(row: Row) -> Self {
        Self {
            id: DocumentId(row.id),
            space_id: SpaceId(row.space_id),
            title: row.title,
            kind: DocumentKind::parse(&row.kind).unwrap_or(DocumentKind::File),
            version: row.version.unsigned_abs(),
            status: IngestionStatus::parse(&row.status).unwrap_or(IngestionStatus::Waiting),
            note: row.note.as_deref().and_then(IngestionNote::parse),
            done: row.done.unsigned_abs(),
            total: row.total.unsigned_abs(),
            faults: row.faults.unsigned_abs(),
            tokens: u32::try_from(row.tokens).unwrap_or(u32::MAX),
            asked_at: Moment(row.asked_at),
            ended_at: row.ended_at.map(Moment),
        }
    }
}
