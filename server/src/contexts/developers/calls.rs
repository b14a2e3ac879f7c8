use super::scope::{Scope, doors, key_name};
use crate::Stop;
use crate::contexts::identity;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::catalogue;
use domain::developers::{CallRow, Calls};
use domain::kernel::ApiKeyId;
use domain::{Moment, Page};
use std::collections::BTreeSet;
use uuid::Uuid;

const COLUMNS: &str = "id, at, person_id, key_id, operation, door, method, status, code, latency_us";

pub async fn calls(cx: &mut Context, op: Calls) -> Result<Page<CallRow>, Stop> {
    let scope = Scope::of(cx.actor()?);
    let db = cx.tx().await?;
    let page = List::new(COLUMNS, "gateway.requests", ("at", "timestamptz", Direction::Down))
        .of_tenant(scope.tenant)
        .only_id("person_id", scope.person)
        .only_id("key_id", op.key_id.map(|key| key.0))
        .only_id("id", op.id)
        .among("door", doors())
        .only("operation", op.operation.as_deref())
        .only_number("status", op.status.map(i64::from))
        .within("at", op.from, op.until)
        .page(op.limit, op.cursor.as_deref())
        .fetch(&mut *db, |row: Row| row)
        .await?;
    let actors: BTreeSet<String> = page.data.iter().filter_map(Row::actor).collect();
    let names = identity::names_of(db, &actors).await?;
    let named = |row: Row| {
        let by = row.actor().and_then(|actor| names.get(&actor).cloned());
        CallRow { by, ..row.into() }
    };
    Ok(Page { data: page.data.into_iter().map(named).collect(), next_cursor: page.next_cursor })
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    at: chrono::DateTime<chrono::Utc>,
    person_id: Option<Uuid>,
    key_id: Option<Uuid>,
    operation: Option<String>,
    door: String,
    method: String,
    status: i16,
    code: Option<String>,
    latency_us: i64,
}

impl Row {
    /// Who made it, as names are asked for.
    fn actor(&self) -> Option<String> {
        self.key_id.map(key_name).or_else(|| self.person_id.map(|person| format!("person:{person}")))
    }
}

impl From<Row> for CallRow {
    fn from(row: Row) -> Self {
        let rest = row.operation.as_deref().and_then(catalogue::find).and_then(|entry| entry.rest);
        Self {
            id: row.id,
            at: Moment(row.at),
            key_id: row.key_id.map(ApiKeyId),
            by: None,
            operation: row.operation,
            door: row.door,
            method: row.method,
            path: rest.map(|rest| rest.path.to_owned()),
            status: u16::try_from(row.status).unwrap_or_default(),
            code: row.code,
            latency_us: row.latency_us.unsigned_abs(),
        }
    }
}
