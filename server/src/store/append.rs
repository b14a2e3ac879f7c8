//! Loading and appending, with optimistic concurrency: `unique (stream_id, version)` decides who was first.

use super::{Metadata, Projected, Recorded};
use crate::Stop;
use crate::ambient::new_id;
use domain::Moment;
use domain::kernel::{Aggregate, EventKind, TenantId};
use serde_json::{Value, json};
use sqlx::PgConnection;
use uuid::Uuid;

/// An aggregate's state as of its last event.
pub struct Loaded<A: Aggregate> {
    /// Whose it is; `None` while nothing has happened.
    pub tenant: Option<TenantId>,
    /// The number of its last event, 0 while nothing has happened.
    pub version: i32,
    /// Folded from the events.
    pub state: A::State,
}

/// Folds the stream's events. Row-level security hides other tenants' streams: they read as if they weren't there.
///
/// # Errors
/// The database's, and stored events that this release can't read.
pub async fn load<A: Aggregate>(db: &mut PgConnection, stream: Uuid) -> Result<Loaded<A>, Stop> {
    let rows = sqlx::query!(
        "select tenant_id, version, type, payload from log.events
         where stream_id = $1 and stream_type = $2 order by version",
        stream,
        A::NAME
    )
    .fetch_all(db)
    .await?;
    let mut loaded = Loaded { tenant: None, version: 0, state: A::State::default() };
    for row in rows {
        let event: A::Event = read(row.r#type, row.payload)?;
        loaded.tenant = Some(TenantId(row.tenant_id));
        loaded.version = row.version;
        loaded.state = A::evolve(loaded.state, &event);
    }
    Ok(loaded)
}

/// Appends events after `version` and brings the projections up to date, in the caller's transaction.
///
/// # Errors
/// `conflict` (409) when somebody else appended first.
pub async fn append<A: Projected>(
    db: &mut PgConnection,
    (tenant, stream, version): (TenantId, Uuid, i32),
    events: Vec<A::Event>,
    at: Moment,
    metadata: &Metadata,
) -> Result<(), Stop> {
    let metadata = serde_json::to_value(metadata).map_err(Stop::defect)?;
    for (number, event) in (version + 1..).zip(events) {
        let (kind, payload) = write(&event)?;
        sqlx::query!(
            "insert into log.events (event_id, tenant_id, context, stream_type, stream_id, version, type,
                                     schema_version, payload, metadata, occurred_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            new_id(),
            tenant.0,
            A::CONTEXT,
            A::NAME,
            stream,
            number,
            kind,
            A::Event::SCHEMA_VERSION,
            payload,
            metadata,
            at.0
        )
        .execute(&mut *db)
        .await?;
        A::project(db, &Recorded { tenant, stream, version: number, at, event }).await?;
    }
    Ok(())
}

/// Empties the projections of an aggregate and writes them anew from the log. Commands of this aggregate wait for
/// the end of the transaction, and so do workers that lock rows (`for update`); readers see the old rows until then.
/// Answers the number of events.
///
/// # Errors
/// The database's, and stored events that this release can't read.
pub async fn replay_all<A: Projected>(db: &mut PgConnection) -> Result<usize, Stop> {
    for table in A::TABLES {
        let statement = format!("lock table {table} in exclusive mode; delete from {table}");
        sqlx::raw_sql(sqlx::AssertSqlSafe(statement)).execute(&mut *db).await?;
    }
    let rows = sqlx::query!(
        "select tenant_id, stream_id, version, type, payload, occurred_at from log.events
         where stream_type = $1 order by position",
        A::NAME
    )
    .fetch_all(&mut *db)
    .await?;
    let count = rows.len();
    for row in rows {
        let recorded = Recorded {
            tenant: TenantId(row.tenant_id),
            stream: row.stream_id,
            version: row.version,
            at: Moment(row.occurred_at),
            event: read::<A::Event>(row.r#type, row.payload)?,
        };
        A::project(db, &recorded).await?;
    }
    Ok(count)
}

fn write<E: EventKind>(event: &E) -> Result<(String, Value), Stop> {
    let mut stored = serde_json::to_value(event).map_err(Stop::defect)?;
    let kind = stored["type"].as_str().map(str::to_owned).ok_or_else(|| Stop::defect("an event without a type"))?;
    Ok((kind, stored["payload"].take()))
}

fn read<E: EventKind>(kind: String, payload: Value) -> Result<E, Stop> {
    serde_json::from_value(json!({"type": kind, "payload": payload}))
        .map_err(|why| Stop::defect(format!("a stored {kind} can't be read: {why}")))
}
