//! Appending, with optimistic concurrency: `unique (stream_id, version)` decides who was first.

use super::{Keys, Loaded, Metadata, Projected, Recorded, personal, snapshots};
use crate::Stop;
use crate::ambient::new_id;
use domain::kernel::{Aggregate, EventKind, TenantId};
use domain::{Moment, Refusal};
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

/// Where events are appended: whose stream, and the version that was loaded.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The tenant that the events belong to.
    pub tenant: TenantId,
    /// The aggregate.
    pub stream: Uuid,
    /// The number of its last event; 0: it is new.
    pub version: i32,
}

/// Appends events in one statement and brings the projections up to date, in the caller's transaction.
///
/// # Errors
/// `conflict` (409) when somebody else appended first.
pub async fn append<A: Projected>(
    db: &mut PgConnection,
    keys: &Keys,
    place: Place,
    events: Vec<A::Event>,
    at: Moment,
    metadata: &Metadata,
) -> Result<(), Stop> {
    if events.is_empty() {
        return Ok(());
    }
    insert::<A>(db, keys, place, &events, at, metadata).await?;
    let numbered = (place.version + 1..).zip(events);
    let recorded = |(version, event)| Recorded { tenant: place.tenant, stream: place.stream, version, at, event };
    A::project_all(db, &numbered.map(recorded).collect::<Vec<_>>()).await?;
    Ok(())
}

/// As [`append`], and keeps a snapshot where the stream has grown long enough since the last one.
///
/// # Errors
/// As [`append`].
pub async fn append_to<A: Projected>(
    db: &mut PgConnection,
    keys: &Keys,
    (place, loaded): (Place, &Loaded<A>),
    events: Vec<A::Event>,
    at: Moment,
    metadata: &Metadata,
) -> Result<(), Stop> {
    let due = snapshots::due::<A>(loaded, events.len());
    let state = due.then(|| events.iter().fold(loaded.state.clone(), A::evolve));
    let version = place.version + i32::try_from(events.len()).map_err(Stop::defect)?;
    append::<A>(db, keys, place, events, at, metadata).await?;
    match state {
        Some(state) => snapshots::keep::<A>(db, place, version, &state).await,
        None => Ok(()),
    }
}

async fn insert<A: Aggregate>(
    db: &mut PgConnection,
    keys: &Keys,
    place: Place,
    events: &[A::Event],
    at: Moment,
    metadata: &Metadata,
) -> Result<(), Stop> {
    let ids: Vec<Uuid> = events.iter().map(|_| new_id()).collect();
    let versions: Vec<i32> = (place.version + 1..).take(events.len()).collect();
    let (types, mut documents): (Vec<String>, Vec<Value>) =
        events.iter().map(write).collect::<Result<Vec<_>, _>>()?.into_iter().unzip();
    documents.push(serde_json::to_value(metadata).map_err(Stop::defect)?);
    personal::seal(keys, db, place.tenant, &mut documents).await?;
    let metadata = documents.pop().unwrap_or_default();
    // The lock comes before any projection is touched, so that a rebuild of them never meets half an append. The
    // condition keeps the order of the log right within a stream: a transaction that began to write before the one
    // that it builds upon would stand in front of it; it is refused, and its repetition is a younger one.
    // `this` is what log.current_transaction() says: PostgreSQL before 18 plans such a function at each call.
    let done = sqlx::query!(
        "with held as materialized (select pg_advisory_xact_lock_shared(log.lock_of($4))),
              this as materialized (select pg_current_xact_id()::text::bigint + base as id from log.era)
         insert into log.events (transaction_id, event_id, tenant_id, context, stream_type, stream_id, version, type,
                                 schema_version, payload, metadata, mode, occurred_at)
         select (select id from this), e.id, $1, $3, $4, $2, e.version, e.type, $6, e.payload, $7,
                coalesce((select mode from log.tenants where tenant_id = $1), 'live'), $8
         from held, unnest($9::uuid[], $10::int[], $11::text[], $12::jsonb[]) as e(id, version, type, payload)
         where $5 = 0 or exists (
             select from log.events before
             where before.stream_id = $2 and before.version = $5
               and before.transaction_id <= (select id from this))
         order by e.version",
        place.tenant.0,
        place.stream,
        A::CONTEXT,
        A::NAME,
        place.version,
        A::Event::SCHEMA_VERSION,
        metadata,
        at.0,
        &ids,
        &versions,
        &types,
        &documents
    )
    .execute(db)
    .await?;
    if done.rows_affected() == 0 { Err(Refusal::conflict().into()) } else { Ok(()) }
}

fn write<E: EventKind>(event: &E) -> Result<(String, Value), Stop> {
    let mut stored = serde_json::to_value(event).map_err(Stop::defect)?;
    let kind = stored["type"].as_str().map(str::to_owned).ok_or_else(|| Stop::defect("an event without a type"))?;
    Ok((kind, stored["payload"].take()))
}
