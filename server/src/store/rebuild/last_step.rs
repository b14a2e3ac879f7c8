//! The one short transaction in which the projection becomes what its shadow is.

use super::catch_up::batch;
use super::run::Run;
use super::{Rebuilt, differences};
use crate::Stop;
use crate::store::Keys;
use crate::store::subscribers::move_to;
use crate::store::{Cursor, Db, Source, Until};
use sqlx::PgConnection;
use std::time::Duration;
use tokio::time::sleep;

/// How long it waits for a lock. Shorter than PostgreSQL's search for deadlocks (1 s): where a command and this step
/// wait for each other, it is this step that gives way.
const LOCK_TIMEOUT: &str = "set local lock_timeout = '700ms'";
/// Between two attempts, so that commands that queued up behind the last one get through.
const PAUSE: Duration = Duration::from_millis(300);
const ATTEMPTS: u32 = 60;
const EVENTS: usize = 5_000;

/// Tries until nobody is in the way.
pub(super) async fn last_step(db: &Db, keys: &Keys, run: &mut Run) -> Result<Rebuilt, Stop> {
    let (cursor, done) = (run.cursor, run.done);
    for attempt in 1.. {
        // An attempt that was rolled back took its part of the shadow with it.
        (run.cursor, run.done) = (cursor, done);
        match attempt_once(db, keys, run).await {
            Err(Stop::Database(error)) if attempt < ATTEMPTS && is_in_the_way(&error) => {
                tracing::debug!(projection = run.projection.name, attempt, %error, "the last step of a rebuild waits");
                let mut tx = db.as_system("rebuild").await?;
                run.note(&mut tx).await?;
                tx.commit().await?;
                sleep(PAUSE).await;
            }
            done => return done,
        }
    }
    Err(Stop::defect("the last step has no end"))
}

async fn attempt_once(db: &Db, keys: &Keys, run: &mut Run) -> Result<Rebuilt, Stop> {
    let mut tx = db.as_system("rebuild").await?;
    sqlx::raw_sql(LOCK_TIMEOUT).execute(&mut *tx).await?;
    let rows_changed = match run.projection.source {
        Source::Streams(kind) => {
            sqlx::query!("select pg_advisory_xact_lock(log.lock_of($1))", kind).fetch_one(&mut *tx).await?;
            let until = Until::End;
            while batch(&mut tx, keys, run, EVENTS, until).await? == EVENTS {}
            differences::write(&mut tx, run.projection.tables).await?
        }
        Source::Subscriber(_) => {
            let until = read_to(&mut tx, run.projection.name).await?;
            while batch(&mut tx, keys, run, EVENTS, Until::Horizon).await? == EVENTS {}
            let changed = differences::write(&mut tx, run.projection.tables).await?;
            move_to(&mut tx, run.projection.name, run.cursor.max(until)).await?;
            changed
        }
    };
    run.finish(&mut tx, rows_changed).await?;
    tx.commit().await?;
    Ok(Rebuilt { events: run.done, rows_changed })
}

/// Stops the subscriber for this transaction; answers how far it is, which is within what can be read now.
async fn read_to(db: &mut PgConnection, subscriber: &str) -> Result<Cursor, sqlx::Error> {
    let insert =
        sqlx::query!("insert into log.checkpoints (subscriber) values ($1) on conflict do nothing", subscriber);
    insert.execute(&mut *db).await?;
    let row = sqlx::query!(
        "select transaction_id, position from log.checkpoints where subscriber = $1 for update",
        subscriber
    )
    .fetch_one(db)
    .await?;
    Ok(Cursor { transaction: row.transaction_id, position: row.position })
}

/// Whether somebody else held a lock for too long (SQLSTATE 55P03), or each waited for the other (40P01).
fn is_in_the_way(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code());
    code.is_some_and(|code| code == "55P03" || code == "40P01")
}
