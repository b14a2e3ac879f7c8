//! `log.audit` as the operations read it: events and accesses side by side.

use crate::Stop;
use crate::store::{Direction, List};
use domain::Moment;
use domain::agent::Errand;
use domain::kernel::{Aggregate, EntryId, TenantId};
use domain::pipelines::PipelineRun;
use domain::platform::{AuditKind, AuditRow, AuditSort, CheckpointSort};
use sqlx::{AssertSqlSafe, PgConnection};
use uuid::Uuid;

const COLUMNS: &str = "id, kind, at, what, actor, on_behalf_of, operation, tenant_id, stream_type, stream_id, version, \
                       door, portal, correlation_id, trace_id, reason, count";

/// Seals have numbers and no ids; their list orders by the number alone.
const SEALS: &str =
    "(select number, count, sealed_at, '00000000-0000-0000-0000-000000000000'::uuid as id from log.seals) seals";

/// What works on by itself, under its own id.
const WORK: &[&str] = &[Errand::NAME, PipelineRun::NAME];

/// A list of entries; its rows are [`Entry`].
pub fn entries<'a>(sort: Option<AuditSort>) -> List<'a> {
    let direction = match sort.unwrap_or(AuditSort::AtDown) {
        AuditSort::At => Direction::Up,
        AuditSort::AtDown => Direction::Down,
    };
    List::new(COLUMNS, "log.audit", ("at", "timestamptz", direction))
}

/// A list of seals by number, with `number`, `count` and `sealed_at`.
pub fn seals<'a>(sort: Option<CheckpointSort>) -> List<'a> {
    let direction = match sort.unwrap_or(CheckpointSort::NumberDown) {
        CheckpointSort::Number => Direction::Up,
        CheckpointSort::NumberDown => Direction::Down,
    };
    List::new("number, count, sealed_at", SEALS, ("number", "bigint", direction))
}

/// Everything of the request that led to an entry, in the order of the log, at most 200, the nearest to it: only what is among
/// `readable`, and only one tenant's if there is one. What works on by itself, an errand or a run of a pipeline, bears its own
/// id as the request of all that it does: of a step of it, or of what it has done, the whole of it is told.
///
/// # Errors
/// When the database isn't there.
pub async fn of_same_request(
    db: &mut PgConnection,
    entry: EntryId,
    readable: &[String],
    tenant: Option<TenantId>,
) -> Result<Vec<AuditRow>, Stop> {
    let shown = sqlx::query_as::<_, (Option<String>, Option<String>, Option<Uuid>, i64)>(
        "select correlation_id, stream_type, stream_id, transaction_id from log.audit where id = $1",
    )
    .bind(entry.0)
    .fetch_optional(&mut *db)
    .await?;
    let Some((request, kind, thing, transaction)) = shown else { return Ok(Vec::new()) };
    let own = thing.filter(|_| kind.is_some_and(|kind| WORK.contains(&kind.as_str())));
    let work = request.as_deref().and_then(|request| request.parse::<Uuid>().ok());
    let works: Vec<Uuid> = work.into_iter().chain(own).collect();
    let requests: Vec<String> = request.into_iter().chain(own.map(|own| own.simple().to_string())).collect();
    // Requests are looked for at once: `->>` isn't leakproof, so under the log's policies no index finds them, and it is all read.
    let query = format!(
        "select {COLUMNS} from (
             select * from (
                 select {COLUMNS}, transaction_id, position from log.audit where correlation_id = any($2)
                 union
                 select {COLUMNS}, transaction_id, position from log.audit
                 where stream_id = any($3) and stream_type = any($4)
             ) story
             where what = any($5) and ($6::uuid is null or tenant_id = $6)
             order by id <> $1, abs(transaction_id - $7), position limit 200
         ) nearest order by transaction_id, kind desc, position"
    );
    let query = sqlx::query_as::<_, Entry>(AssertSqlSafe(query)).bind(entry.0).bind(requests).bind(works);
    let query = query.bind(WORK).bind(readable).bind(tenant.map(|tenant| tenant.0)).bind(transaction);
    let rows = query.fetch_all(db).await?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// The types of events that an operation has written in a tenant, as far as its last 5,000 events tell, the most recent
/// first.
///
/// # Errors
/// When the database isn't there.
pub async fn written_by(db: &mut PgConnection, tenant: TenantId, operation: &str) -> Result<Vec<String>, Stop> {
    let types = sqlx::query_scalar!(
        r#"select type as "kind!" from (
               select type, occurred_at, metadata->>'operation' as operation from log.events
               where tenant_id = $1 order by occurred_at desc, event_id desc limit 5000
           ) latest where operation = $2 group by type order by max(occurred_at) desc"#,
        tenant.0,
        operation
    );
    Ok(types.fetch_all(db).await?)
}

/// A row of `log.audit`.
#[derive(sqlx::FromRow)]
pub struct Entry {
    id: Uuid,
    kind: String,
    at: chrono::DateTime<chrono::Utc>,
    what: String,
    actor: Option<String>,
    on_behalf_of: Option<String>,
    operation: Option<String>,
    tenant_id: Option<Uuid>,
    stream_type: Option<String>,
    stream_id: Option<Uuid>,
    version: Option<i32>,
    door: Option<String>,
    portal: Option<String>,
    correlation_id: Option<String>,
    trace_id: Option<String>,
    reason: Option<String>,
    count: i32,
}

impl From<Entry> for AuditRow {
    fn from(row: Entry) -> Self {
        let number = |number: i32| u32::try_from(number).unwrap_or_default();
        Self {
            id: EntryId(row.id),
            kind: AuditKind::parse(&row.kind).unwrap_or(AuditKind::Event),
            at: Moment(row.at),
            what: row.what,
            actor: row.actor.unwrap_or_default(),
            actor_name: None,
            on_behalf_of: row.on_behalf_of,
            on_behalf_of_name: None,
            operation: row.operation.unwrap_or_default(),
            tenant_id: row.tenant_id.map(TenantId),
            stream_type: row.stream_type,
            stream_id: row.stream_id,
            version: row.version.map(number),
            door: row.door.unwrap_or_default(),
            portal: row.portal,
            request_id: row.correlation_id.unwrap_or_default(),
            trace_id: row.trace_id.unwrap_or_default(),
            reason: row.reason,
            count: number(row.count),
        }
    }
}
