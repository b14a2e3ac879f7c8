//! Events as the log has them, and the one place where they are read: personal fields opened, older shapes brought up
//! to today's.

use super::{Cursor, Keys, Metadata, Recorded, personal};
use crate::Stop;
use domain::Moment;
use domain::kernel::{Aggregate, EventExamples, EventKind, Mode, Older, TenantId};
use serde_json::{Value, json};
use sqlx::PgConnection;
use uuid::Uuid;

/// An event of any kind, personal fields opened.
#[derive(Clone, Debug)]
pub struct Stored {
    /// Its place in the log.
    pub cursor: Cursor,
    /// Its own id.
    pub event_id: Uuid,
    /// Whose it is.
    pub tenant: TenantId,
    /// The bounded context.
    pub context: String,
    /// The aggregate's kind.
    pub stream_type: String,
    /// The aggregate.
    pub stream: Uuid,
    /// Its number within the stream.
    pub version: i32,
    /// Its wire name.
    pub kind: String,
    /// The version of its shape.
    pub schema_version: i16,
    /// What happened, in the shape that it was stored in.
    pub payload: Value,
    /// Who did it, and where it came from.
    pub metadata: Metadata,
    /// Whether it counts.
    pub mode: Mode,
    /// When it happened, in business time.
    pub at: Moment,
    /// When it was written down, by the database's clock.
    pub recorded_at: chrono::DateTime<chrono::Utc>,
}

impl Stored {
    /// The event as its aggregate knows it.
    ///
    /// # Errors
    /// A stored event that this release can't read.
    pub fn decode<A: Aggregate>(self) -> Result<Recorded<A::Event>, Stop> {
        let event = read((self.kind, self.schema_version), self.stream, self.payload)?;
        Ok(Recorded { tenant: self.tenant, stream: self.stream, version: self.version, at: self.at, event })
    }
}

/// What is read of the log.
#[derive(Clone, Copy, Debug, Default)]
pub struct Selection<'a> {
    /// Only these kinds of aggregates.
    pub stream_types: Option<&'a [&'a str]>,
    /// Only these types of events.
    pub types: Option<&'a [&'a str]>,
    /// How far.
    pub until: Until,
}

impl<'a> Selection<'a> {
    /// Events of these types; all where none is named.
    pub fn of_types(types: &'a [&'a str]) -> Self {
        Self { types: (!types.is_empty()).then_some(types), ..Self::default() }
    }
}

/// How far the log is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Until {
    /// Below the oldest transaction in flight: nothing can come in between any more.
    #[default]
    Horizon,
    /// To what is committed; for whoever holds the lock of the streams, so that nobody appends to them.
    End,
}

/// The next events after a place, in the log's order, unless told below the oldest transaction in flight: none is missed
/// and none comes out of order, however late its transaction commits.
///
/// # Errors
/// The database's.
pub async fn read_after(
    db: &mut PgConnection,
    keys: &Keys,
    after: Cursor,
    selection: Selection<'_>,
    limit: usize,
) -> Result<Vec<Stored>, Stop> {
    let owned = |names: Option<&[&str]>| names.map(|names| names.iter().map(|&it| it.to_owned()).collect::<Vec<_>>());
    let (stream_types, types) = (owned(selection.stream_types), owned(selection.types));
    let mut rows = sqlx::query_as!(
        Row,
        r#"select transaction_id, position, event_id, tenant_id, context, stream_type, stream_id, version, type as kind,
                  schema_version, payload, metadata, mode, occurred_at, recorded_at
           from log.events
           where (transaction_id, position) > ($1, $2) and ($6 or transaction_id < (select log.horizon()))
             and ($3::text[] is null or stream_type = any($3)) and ($4::text[] is null or type = any($4))
           order by transaction_id, position limit $5"#,
        after.transaction,
        after.position,
        stream_types.as_deref(),
        types.as_deref(),
        i64::try_from(limit).unwrap_or(i64::MAX),
        selection.until == Until::End
    )
    .fetch_all(&mut *db)
    .await?;
    opened(db, keys, &mut rows).await?;
    rows.into_iter().map(Row::stored).collect()
}

/// Events by their ids, as far as the transaction may see them; in no order.
///
/// # Errors
/// The database's.
pub async fn read_events(db: &mut PgConnection, keys: &Keys, ids: &[Uuid]) -> Result<Vec<Stored>, Stop> {
    let mut rows = sqlx::query_as!(
        Row,
        r#"select transaction_id, position, event_id, tenant_id, context, stream_type, stream_id, version, type as kind,
                  schema_version, payload, metadata, mode, occurred_at, recorded_at
           from log.events where event_id = any($1)"#,
        ids
    )
    .fetch_all(&mut *db)
    .await?;
    opened(db, keys, &mut rows).await?;
    rows.into_iter().map(Row::stored).collect()
}

/// The last `limit` events of a stream up to a version and, where one is given, a moment of business time, in their
/// order; as far as the transaction may see them.
///
/// # Errors
/// The database's.
pub async fn read_stream(
    db: &mut PgConnection,
    keys: &Keys,
    stream: Uuid,
    (version, as_of): (i32, Option<Moment>),
    limit: i64,
) -> Result<Vec<Stored>, Stop> {
    let mut rows = sqlx::query_as!(
        Row,
        r#"select transaction_id, position, event_id, tenant_id, context, stream_type, stream_id, version, type as kind,
                  schema_version, payload, metadata, mode, occurred_at, recorded_at
           from log.events
           where stream_id = $1 and version <= $2 and ($3::timestamptz is null or occurred_at <= $3)
           order by version desc limit $4"#,
        stream,
        version,
        as_of.map(|as_of| as_of.0),
        limit
    )
    .fetch_all(&mut *db)
    .await?;
    rows.reverse();
    opened(db, keys, &mut rows).await?;
    rows.into_iter().map(Row::stored).collect()
}

async fn opened(db: &mut PgConnection, keys: &Keys, rows: &mut [Row]) -> Result<(), Stop> {
    let documents = rows.iter_mut().flat_map(|row| {
        let tenant = TenantId(row.tenant_id);
        [(tenant, &mut row.payload), (tenant, &mut row.metadata)]
    });
    personal::open(keys, db, documents).await
}

struct Row {
    transaction_id: i64,
    position: i64,
    event_id: Uuid,
    tenant_id: Uuid,
    context: String,
    stream_type: String,
    stream_id: Uuid,
    version: i32,
    kind: String,
    schema_version: i16,
    payload: Value,
    metadata: Value,
    mode: String,
    occurred_at: chrono::DateTime<chrono::Utc>,
    recorded_at: chrono::DateTime<chrono::Utc>,
}

impl Row {
    fn stored(self) -> Result<Stored, Stop> {
        Ok(Stored {
            cursor: Cursor { transaction: self.transaction_id, position: self.position },
            event_id: self.event_id,
            tenant: TenantId(self.tenant_id),
            context: self.context,
            stream_type: self.stream_type,
            stream: self.stream_id,
            version: self.version,
            kind: self.kind,
            schema_version: self.schema_version,
            payload: self.payload,
            metadata: serde_json::from_value(self.metadata).map_err(Stop::defect)?,
            mode: Mode::parse(&self.mode).unwrap_or_default(),
            at: Moment(self.occurred_at),
            recorded_at: self.recorded_at,
        })
    }
}

/// An event from its stored form, brought up to today's shape.
pub(super) fn read<E: EventKind>((kind, version): (String, i16), stream: Uuid, payload: Value) -> Result<E, Stop> {
    let mut stored = Older { kind, version, stream, payload };
    if stored.version < E::SCHEMA_VERSION {
        stored = <E as EventExamples>::upcast(stored);
    }
    let Older { kind, payload, .. } = stored;
    // An event without members has no payload at all in its tagged form.
    let tagged = if payload.is_null() { json!({"type": kind}) } else { json!({"type": kind, "payload": payload}) };
    serde_json::from_value(tagged).map_err(|why| Stop::defect(format!("a stored {kind} can't be read: {why}")))
}
