use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use chrono::{DateTime, Utc};
use domain::kernel::DefectId;
use domain::platform::{DefectKind, DefectRow, DefectSide, DefectStatus, Defects};
use domain::{Moment, Page};
use uuid::Uuid;

const COLUMNS: &str =
    "id, side, kind, message, place, status, occurrences, people, release as last_release, first_at, last_at";

pub async fn defects(cx: &mut Context, op: Defects) -> Result<Page<DefectRow>, Stop> {
    List::new(COLUMNS, "platform.defects", ("last_at", "timestamptz", Direction::Down))
        .only("status", op.status.map(DefectStatus::as_str))
        .only("side", op.side.map(DefectSide::as_str))
        .holding("releases", op.release)
        .search(&["message", "place"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub(super) id: Uuid,
    pub(super) side: String,
    pub(super) kind: String,
    pub(super) message: String,
    pub(super) place: String,
    pub(super) status: String,
    pub(super) occurrences: i64,
    pub(super) people: i64,
    pub(super) last_release: String,
    pub(super) first_at: DateTime<Utc>,
    pub(super) last_at: DateTime<Utc>,
}

impl From<Row> for DefectRow {
    fn from(row: Row) -> Self {
        Self {
            id: DefectId(row.id),
            side: DefectSide::parse(&row.side).unwrap_or(DefectSide::Server),
            kind: DefectKind::parse(&row.kind).unwrap_or(DefectKind::Failure),
            message: row.message,
            place: row.place,
            status: DefectStatus::parse(&row.status).unwrap_or(DefectStatus::Open),
            occurrences: row.occurrences.unsigned_abs(),
            people: row.people.unsigned_abs(),
            release: row.last_release,
            first_at: Moment(row.first_at),
            last_at: Moment(row.last_at),
        }
    }
}
