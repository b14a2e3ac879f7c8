//! A rebuild on record: one at a time for each projection, with its progress.

use super::shadow;
use crate::Stop;
use crate::ambient::new_id;
use crate::store::{Cursor, Db, Projection, Source};
use domain::platform::RebuildState;
use domain::{Moment, Refusal};
use sqlx::PgConnection;
use uuid::Uuid;

/// A rebuild that hasn't written for so long has died with its process. Longer than the last step may take.
const LEASE_S: f64 = 120.0;
/// As much of an error as helps.
const ERROR_CHARS: usize = 500;

/// How far a rebuild has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Events replayed.
    pub done: i64,
    /// Events that there were at the start; more may come meanwhile.
    pub total: i64,
}

/// The running rebuild of this process.
pub(super) struct Run {
    id: Uuid,
    pub(super) projection: &'static Projection,
    /// The last event in the shadow.
    pub(super) cursor: Cursor,
    pub(super) done: i64,
    total: i64,
}

impl Run {
    /// Puts it on record and makes the shadows.
    pub(super) async fn begin(db: &Db, projection: &'static Projection) -> Result<Self, Stop> {
        let mut tx = db.as_system("rebuild").await?;
        sqlx::query!(
            "update log.rebuilds set state = 'abandoned', finished_at = clock_timestamp()
             where projection = $1 and state = 'running' and leased_until < clock_timestamp()",
            projection.name
        )
        .execute(&mut *tx)
        .await?;
        let total = count(&mut tx, projection).await?;
        let id = sqlx::query_scalar!(
            "insert into log.rebuilds (id, projection, state, events_total, leased_until)
             values ($1, $2, 'running', $3, clock_timestamp() + $4::float8 * interval '1 second')
             on conflict (projection) where state = 'running' do nothing returning id",
            new_id(),
            projection.name,
            total,
            LEASE_S
        )
        .fetch_optional(&mut *tx)
        .await?;
        let Some(id) = id else {
            return Err(Refusal::new(409, "rebuild_running").with("projection", projection.name).into());
        };
        shadow::prepare(&mut tx, projection).await?;
        tx.commit().await?;
        Ok(Self { id, projection, cursor: Cursor::START, done: 0, total })
    }

    pub(super) fn progress(&self) -> Progress {
        Progress { done: self.done, total: self.total.max(self.done) }
    }

    /// Notes the progress in the transaction that made it. A rebuild whose lease another has taken ends here.
    pub(super) async fn note(&self, db: &mut PgConnection) -> Result<(), Stop> {
        let noted = sqlx::query!(
            "update log.rebuilds set events_done = $2, events_total = greatest(events_total, $2),
                                     leased_until = clock_timestamp() + $3::float8 * interval '1 second'
             where id = $1 and state = 'running'",
            self.id,
            self.done,
            LEASE_S
        )
        .execute(db)
        .await?;
        if noted.rows_affected() == 1 { Ok(()) } else { Err(Refusal::new(409, "rebuild_lost").into()) }
    }

    /// Notes the end in the transaction of the last step.
    pub(super) async fn finish(&self, db: &mut PgConnection, rows_changed: i64) -> Result<(), Stop> {
        self.note(db).await?;
        sqlx::query!(
            "update log.rebuilds set state = 'done', rows_changed = $2, finished_at = clock_timestamp() where id = $1",
            self.id,
            rows_changed
        )
        .execute(db)
        .await?;
        Ok(())
    }

    /// Notes a failure and drops the shadows.
    pub(super) async fn fail(&self, db: &Db, why: &Stop) -> Result<(), Stop> {
        let why: String = why.to_string().chars().filter(|c| *c != '\0').take(ERROR_CHARS).collect();
        let mut tx = db.as_system("rebuild").await?;
        let failed = sqlx::query!(
            "update log.rebuilds set state = 'failed', error = $2, finished_at = clock_timestamp()
             where id = $1 and state = 'running'",
            self.id,
            why
        )
        .execute(&mut *tx)
        .await?;
        // Otherwise the shadows are another's by now.
        if failed.rows_affected() == 1 {
            shadow::clear(&mut tx, self.projection).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Drops the shadows, unless the next rebuild has them already.
    pub(super) async fn clear(&self, db: &Db) -> Result<(), Stop> {
        let mut tx = db.as_system("rebuild").await?;
        let name = self.projection.name;
        let next = sqlx::query!("select id from log.rebuilds where projection = $1 and state = 'running'", name);
        if next.fetch_optional(&mut *tx).await?.is_none() {
            shadow::clear(&mut tx, self.projection).await?;
        }
        Ok(tx.commit().await?)
    }
}

async fn count(db: &mut PgConnection, projection: &Projection) -> Result<i64, sqlx::Error> {
    let (streams, types) = match projection.source {
        Source::Streams(kind) => (Some(kind), Vec::new()),
        Source::Subscriber(types) => (None, types.iter().map(|it| (*it).to_owned()).collect()),
    };
    sqlx::query_scalar!(
        r#"select count(*) as "count!" from log.events
           where ($1::text is null or stream_type = $1) and (cardinality($2::text[]) = 0 or type = any ($2))"#,
        streams,
        &types
    )
    .fetch_one(db)
    .await
}

/// A rebuild on record.
#[derive(Clone, Debug)]
pub struct Rebuild {
    /// Which projection.
    pub projection: String,
    /// How it stands.
    pub state: RebuildState,
    /// How far it came.
    pub progress: Progress,
    /// Rows that differed; `None` until it is known.
    pub rows_changed: Option<i64>,
    /// Why it failed.
    pub error: Option<String>,
    /// When it began.
    pub started_at: Moment,
    /// When it ended.
    pub finished_at: Option<Moment>,
}

/// The latest rebuild of each projection that had one.
///
/// # Errors
/// The database's.
pub async fn latest(db: &mut PgConnection) -> Result<Vec<Rebuild>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select distinct on (projection) projection, events_done, events_total, rows_changed, error, started_at,
                  finished_at,
                  case when state = 'running' and leased_until < clock_timestamp() then 'abandoned' else state end
                      as "state!"
           from log.rebuilds order by projection, started_at desc"#
    )
    .fetch_all(db)
    .await?;
    let rebuild = rows.into_iter().map(|row| Rebuild {
        projection: row.projection,
        state: RebuildState::parse(&row.state).unwrap_or(RebuildState::Abandoned),
        progress: Progress { done: row.events_done, total: row.events_total },
        rows_changed: row.rows_changed,
        error: row.error,
        started_at: Moment(row.started_at),
        finished_at: row.finished_at.map(Moment),
    });
    Ok(rebuild.collect())
}
