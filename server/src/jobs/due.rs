//! Deadlines in business time: rows polled against their tenant's own clock. A live tenant's is the machine's; a test
//! tenant's may stand still, and moving it on makes what falls due happen at once.

use crate::Stop;
use crate::ambient::machine_now;
use crate::contexts::agent::{WAITS, waiting_ends};
use crate::contexts::billing::{TRIAL, trial_falls};
use crate::contexts::knowledge::{EXPIRY, PURGE, expiry_falls, purge_falls};
use crate::contexts::notify::{GATHERED, gathered_falls};
use crate::contexts::pipelines::{SCHEDULED, TIMEOUT, schedule_falls, timeout_falls};
use crate::contexts::templates::{RUN_SCHEDULE, schedule_falls as run_falls};
use crate::gateway::Services;
use crate::sagas;
use crate::store::woken;
use chrono::TimeDelta;
use domain::Moment;
use domain::kernel::{SagaId, TenantId};
use futures::future::BoxFuture;
use sqlx::PgConnection;
use std::sync::Arc;
use std::time::Duration;

/// A saga's moment; its key is the saga's id.
pub const SAGA: &str = "saga";

/// The channel on which deadlines are heard of that may be due at once.
const CHANNEL: &str = "portico_due";
/// How often clocks are looked at.
const POLL: Duration = Duration::from_secs(1);
/// The longest pause after a deadline's work has failed.
const PAUSE_MAX_S: i64 = 3_600;

/// Does what falls due, in the transaction that removes the deadline.
type Fall = for<'a> fn(&'a mut PgConnection, &'a str) -> BoxFuture<'a, Result<(), Stop>>;

/// What can fall due, by `what`.
const WHAT: &[(&str, Fall)] = &[
    (SAGA, |db, key| {
        Box::pin(async move {
            let id = key.parse::<SagaId>().map_err(Stop::defect)?;
            sagas::wake(db, id).await
        })
    }),
    (TRIAL, trial_falls),
    (GATHERED, gathered_falls),
    (EXPIRY, expiry_falls),
    (PURGE, purge_falls),
    (WAITS, waiting_ends),
    (SCHEDULED, schedule_falls),
    (TIMEOUT, timeout_falls),
    (RUN_SCHEDULE, run_falls),
];

/// Puts a deadline down, or moves the one of that key.
///
/// # Errors
/// The database's.
pub async fn put(
    db: &mut PgConnection,
    tenant: TenantId,
    what: &'static str,
    key: &str,
    at: Moment,
) -> Result<(), Stop> {
    sqlx::query!(
        "insert into platform.due (tenant_id, what, key, at) values ($1, $2, $3, $4)
         on conflict (tenant_id, what, key) do update set at = excluded.at, attempts = 0, not_before = '-infinity'",
        tenant.0,
        what,
        key,
        at.0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Puts a deadline that has just fallen down once more, should what it leads to never come about: it falls again when so many
/// seconds of machine time have passed, unless it is put down otherwise or taken back before.
///
/// # Errors
/// The database's.
pub async fn put_again(
    db: &mut PgConnection,
    tenant: TenantId,
    (what, key): (&'static str, &str),
    at: Moment,
    after_s: i64,
) -> Result<(), Stop> {
    put(&mut *db, tenant, what, key, at).await?;
    sqlx::query!(
        "update platform.due set not_before = $4 where tenant_id = $1 and what = $2 and key = $3",
        tenant.0,
        what,
        key,
        machine_now().0 + TimeDelta::seconds(after_s)
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes a deadline back, if it is there.
///
/// # Errors
/// The database's.
pub async fn forget(db: &mut PgConnection, tenant: TenantId, what: &'static str, key: &str) -> Result<(), Stop> {
    sqlx::query!("delete from platform.due where tenant_id = $1 and what = $2 and key = $3", tenant.0, what, key)
        .execute(db)
        .await?;
    Ok(())
}

/// Somebody's clock was moved on: workers look when the transaction commits.
///
/// # Errors
/// The database's.
pub async fn look(db: &mut PgConnection) -> Result<(), Stop> {
    sqlx::query("select pg_notify($1, '')").bind(CHANNEL).execute(db).await?;
    Ok(())
}

/// Looks at the clocks until the task is aborted. Faults of the database are waited out.
pub async fn run(services: Arc<Services>) {
    let look = || async { fall(&services).await.map(|_| ()) };
    woken(&services.db, (CHANNEL, POLL), "deadlines wait for the database", look).await;
}

/// Does everything that is due now, each in a transaction of its own; answers how many were.
///
/// # Errors
/// The database's. What fails by itself is tried again later.
pub async fn fall(services: &Arc<Services>) -> Result<usize, Stop> {
    let mut count = 0;
    while let Some((deadline, done)) = fall_one(services).await? {
        match done {
            Ok(()) => count += 1,
            Err(error) => {
                tracing::error!(%error, what = deadline.what, key = deadline.key, "a deadline's work failed");
                postpone(services, &deadline).await?;
            }
        }
    }
    Ok(count)
}

struct Deadline {
    tenant_id: uuid::Uuid,
    what: String,
    key: String,
}

async fn fall_one(services: &Arc<Services>) -> Result<Option<(Deadline, Result<(), Stop>)>, Stop> {
    let mut tx = services.db.as_system("deadlines").await?;
    let found = sqlx::query_as!(
        Deadline,
        "select d.tenant_id, d.what, d.key from platform.due d left join log.tenants t on t.tenant_id = d.tenant_id
         where d.at <= coalesce(t.test_clock, $1) and d.not_before <= $2
         order by d.at for update of d skip locked limit 1",
        services.clock.now().0,
        machine_now().0
    )
    .fetch_optional(&mut *tx)
    .await?;
    let Some(deadline) = found else { return Ok(None) };
    sqlx::query!(
        "delete from platform.due where tenant_id = $1 and what = $2 and key = $3",
        deadline.tenant_id,
        deadline.what,
        deadline.key
    )
    .execute(&mut *tx)
    .await?;
    let done = match WHAT.iter().find(|(what, _)| *what == deadline.what) {
        Some((_, fall)) => fall(&mut tx, &deadline.key).await,
        None => Err(Stop::defect("nothing of this release falls due so")),
    };
    if done.is_ok() {
        tx.commit().await?;
    }
    Ok(Some((deadline, done)))
}

async fn postpone(services: &Arc<Services>, deadline: &Deadline) -> Result<(), Stop> {
    let now = machine_now().0;
    let mut tx = services.db.as_system("postpone a deadline").await?;
    sqlx::query!(
        "update platform.due set attempts = attempts + 1,
             not_before = $4::timestamptz + make_interval(secs => least(power(2, least(attempts, 20)), $5))
         where tenant_id = $1 and what = $2 and key = $3",
        deadline.tenant_id,
        deadline.what,
        deadline.key,
        now,
        PAUSE_MAX_S as f64
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(())
}
