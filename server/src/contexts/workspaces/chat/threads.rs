use super::super::enter::readable;
use super::projection::EVERYBODY;
use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::kernel::ThreadId;
use domain::workspaces::chat::{ThreadRow, ThreadSharing, ThreadSort, ThreadStatus, Threads, ThreadsKind};
use domain::{Moment, Page};

const COLUMNS: &str = "id, name, begun_by_name, status, sharing, turns, created_at, changed_at";

pub async fn threads(cx: &mut Context, op: Threads) -> Result<Page<ThreadRow>, Stop> {
    let direction = match op.sort.unwrap_or(ThreadSort::ChangedAtDown) {
        ThreadSort::ChangedAt => Direction::Up,
        ThreadSort::ChangedAtDown => Direction::Down,
    };
    let (tenant, person) = (cx.actor()?.tenant_id, cx.actor()?.person_id);
    let entered = readable(cx).await?.map(|ids| ids.iter().map(ToString::to_string).collect::<Vec<_>>());
    let list = List::new(COLUMNS, "workspaces.threads_listed", ("changed_at", "timestamptz", direction))
        .of_tenant(tenant.0)
        .only("status", Some(op.status.unwrap_or(ThreadStatus::Open).as_str()))
        .search(&["name"], op.search.as_deref());
    let list = match entered {
        Some(entered) => list.among("workspace_id::text", entered),
        None => list,
    };
    let list = match op.kind.unwrap_or(ThreadsKind::Own) {
        ThreadsKind::Own => list.only_id("begun_by", Some(person.0)),
        ThreadsKind::Shared => list.holding_any("readers", vec![EVERYBODY.to_owned(), person.to_string()]),
    };
    list.page(op.limit, op.cursor.as_deref()).fetch(cx.tx().await?, Row::into).await
}

#[derive(sqlx::FromRow)]
struct Row {
    id: uuid::Uuid,
    name: String,
    begun_by_name: String,
    status: String,
    sharing: String,
    turns: i32,
    created_at: chrono::DateTime<chrono::Utc>,
    changed_at: chrono::DateTime<chrono::Utc>,
}

impl From<Row> for ThreadRow {
    fn from(row: Row) -> Self {
        Self {
            id: ThreadId(row.id),
            name: row.name,
            begun_by_name: row.begun_by_name,
            status: ThreadStatus::parse(&row.status).unwrap_or(ThreadStatus::Archived),
            sharing: ThreadSharing::parse(&row.sharing).unwrap_or(ThreadSharing::Nobody),
            turns: row.turns.unsigned_abs(),
            created_at: Moment(row.created_at),
            changed_at: Moment(row.changed_at),
        }
    }
}
