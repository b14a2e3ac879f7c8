//! Loading an aggregate: the last snapshot that this release understands, and the events since.

use super::{Keys, Projected, personal, snapshots, stored};
use crate::Stop;
use domain::Moment;
use domain::kernel::{Aggregate, TenantId};
use sqlx::PgConnection;
use uuid::Uuid;

/// An aggregate's state as of its last event.
pub struct Loaded<A: Aggregate> {
    /// Whose it is; `None` while nothing has happened.
    pub tenant: Option<TenantId>,
    /// The number of its last event, 0 while nothing has happened.
    pub version: i32,
    /// The version that the last snapshot was taken at, 0 where there is none.
    pub snapshot: i32,
    /// Folded from the events.
    pub state: A::State,
}

impl<A: Aggregate> Loaded<A> {
    /// What nothing has happened to.
    pub fn nothing() -> Self {
        Self { tenant: None, version: 0, snapshot: 0, state: A::State::default() }
    }
}

/// Folds the stream's events. Row-level security hides other tenants' streams: they read as if they weren't there.
///
/// # Errors
/// The database's, and stored events that this release can't read.
pub async fn load<A: Projected>(db: &mut PgConnection, keys: &Keys, stream: Uuid) -> Result<Loaded<A>, Stop> {
    let loaded = match A::SNAPSHOT_EVERY {
        Some(_) => snapshots::newest::<A>(db, stream).await?,
        None => Loaded::nothing(),
    };
    fold(db, keys, stream, loaded, None).await
}

/// The stream's state as of a past moment of business time.
///
/// # Errors
/// As [`load`].
pub async fn load_as_of<A: Projected>(
    db: &mut PgConnection,
    keys: &Keys,
    stream: Uuid,
    as_of: Moment,
) -> Result<Loaded<A>, Stop> {
    fold(db, keys, stream, Loaded::nothing(), Some(as_of)).await
}

async fn fold<A: Projected>(
    db: &mut PgConnection,
    keys: &Keys,
    stream: Uuid,
    mut loaded: Loaded<A>,
    as_of: Option<Moment>,
) -> Result<Loaded<A>, Stop> {
    let mut rows = sqlx::query!(
        "select tenant_id, version, type, schema_version, payload from log.events
         where stream_id = $1 and stream_type = $2 and version > $3 and ($4::timestamptz is null or occurred_at <= $4)
         order by version",
        stream,
        A::NAME,
        loaded.version,
        as_of.map(|moment| moment.0)
    )
    .fetch_all(&mut *db)
    .await?;
    personal::open(keys, db, rows.iter_mut().map(|row| (TenantId(row.tenant_id), &mut row.payload))).await?;
    for row in rows {
        let event: A::Event = stored::read((row.r#type, row.schema_version), stream, row.payload)?;
        loaded.tenant = Some(TenantId(row.tenant_id));
        loaded.version = row.version;
        loaded.state = A::evolve(loaded.state, &event);
    }
    Ok(loaded)
}
