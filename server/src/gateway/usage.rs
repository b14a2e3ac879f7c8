//! What tenants use: calls, errors and time by minute, operation, door, outcome and actor. Counted in memory, added to
//! the database every second by one statement, so that any number of processes may count the same minute. Calls that
//! count against a plan are counted by the day as well.

use super::Caller;
use crate::ambient::machine_now;
use crate::contexts::billing::add_calls;
use crate::store::Db;
use chrono::{DateTime, DurationRound, NaiveDate, TimeDelta, Utc};
use sqlx::PgConnection;
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use uuid::Uuid;

/// Sums that are kept while the database is away; beyond it a call isn't counted.
const SUMS_MAX: usize = 100_000;

/// What is counted together. Ordered, so that processes write in one order and never wait for each other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    tenant: Uuid,
    minute: DateTime<Utc>,
    operation: &'static str,
    door: &'static str,
    outcome: &'static str,
    actor: String,
}

#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    calls: i64,
    errors: i64,
    latency_us: i64,
}

/// The sums of a tenant's day.
#[derive(Default)]
struct Day {
    calls: i64,
    refused: i64,
    failed: i64,
    last_at: DateTime<Utc>,
}

/// What this process has counted and not written down yet.
#[derive(Default)]
pub struct Usage {
    sums: Mutex<BTreeMap<Key, Sums>>,
    /// Calls that count against plans, by tenant and day.
    for_plans: Mutex<ForPlans>,
}

type ForPlans = BTreeMap<(Uuid, NaiveDate), i64>;

impl Usage {
    /// Counts a call. Calls of the installation itself belong to no tenant and aren't counted here.
    pub fn count(&self, caller: &Caller, operation: &'static str, outcome: &'static str, took: Duration) {
        let Some(actor) = &caller.actor else { return };
        let minute = machine_now().0.duration_trunc(TimeDelta::minutes(1)).unwrap_or_default();
        let name = caller.name();
        let door = caller.door.as_str();
        let key = Key { tenant: actor.tenant_id.0, minute, operation, door, outcome, actor: name };
        let latency_us = i64::try_from(took.as_micros()).unwrap_or(i64::MAX);
        self.add(key, Sums { calls: 1, errors: i64::from(outcome != "ok"), latency_us });
    }

    /// Counts a call against the plan of its tenant.
    pub fn count_for_plan(&self, caller: &Caller) {
        let Some(actor) = &caller.actor else { return };
        *self.for_plans().entry((actor.tenant_id.0, machine_now().0.date_naive())).or_default() += 1;
    }

    /// Adds what was counted to the database.
    ///
    /// # Errors
    /// The database's; then it is kept and added the next time.
    pub async fn flush(&self, db: &Db) -> Result<(), sqlx::Error> {
        let counted = std::mem::take(&mut *self.sums());
        let calls = std::mem::take(&mut *self.for_plans());
        if counted.is_empty() && calls.is_empty() {
            return Ok(());
        }
        let written = write(db, &counted, &calls).await;
        if written.is_err() {
            counted.into_iter().for_each(|(key, sums)| self.add(key, sums));
            let mut all = self.for_plans();
            calls.into_iter().for_each(|(key, calls)| *all.entry(key).or_default() += calls);
        }
        written
    }

    fn add(&self, key: Key, more: Sums) {
        let mut all = self.sums();
        if all.len() >= SUMS_MAX && !all.contains_key(&key) {
            metrics::counter!("portico_usage_lost_total").increment(1);
            return;
        }
        let sums = all.entry(key).or_default();
        sums.calls += more.calls;
        sums.errors += more.errors;
        sums.latency_us = sums.latency_us.saturating_add(more.latency_us);
    }

    fn sums(&self) -> MutexGuard<'_, BTreeMap<Key, Sums>> {
        self.sums.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn for_plans(&self) -> MutexGuard<'_, ForPlans> {
        self.for_plans.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn write(db: &Db, counted: &BTreeMap<Key, Sums>, calls: &ForPlans) -> Result<(), sqlx::Error> {
    let text = |of: fn(&Key) -> &str| counted.keys().map(|key| of(key).to_owned()).collect::<Vec<_>>();
    let sum = |of: fn(&Sums) -> i64| counted.values().map(of).collect::<Vec<_>>();
    let mut tx = db.as_system("count use").await?;
    sqlx::query!(
        "insert into gateway.usage_logs as u
             (tenant_id, minute, operation, door, outcome, actor, calls, errors, latency_us)
         select * from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[],
                              $7::bigint[], $8::bigint[], $9::bigint[])
         on conflict (tenant_id, minute, operation, door, outcome, actor) do update
         set calls = u.calls + excluded.calls, errors = u.errors + excluded.errors,
             latency_us = u.latency_us + excluded.latency_us",
        &counted.keys().map(|key| key.tenant).collect::<Vec<_>>(),
        &counted.keys().map(|key| key.minute).collect::<Vec<_>>(),
        &text(|key| key.operation),
        &text(|key| key.door),
        &text(|key| key.outcome),
        &text(|key| &key.actor),
        &sum(|sums| sums.calls),
        &sum(|sums| sums.errors),
        &sum(|sums| sums.latency_us)
    )
    .execute(&mut *tx)
    .await?;
    add_calls(&mut tx, calls).await?;
    write_days(&mut tx, counted).await?;
    tx.commit().await
}

/// The same sums by day, in the order of their key.
async fn write_days(db: &mut PgConnection, counted: &BTreeMap<Key, Sums>) -> Result<(), sqlx::Error> {
    let mut days: BTreeMap<(Uuid, NaiveDate), Day> = BTreeMap::new();
    for (key, sums) in counted {
        let day = days.entry((key.tenant, key.minute.date_naive())).or_default();
        day.calls += sums.calls;
        day.refused += if key.outcome == "refused" { sums.calls } else { 0 };
        day.failed += if key.outcome == "failed" { sums.calls } else { 0 };
        day.last_at = day.last_at.max(key.minute);
    }
    let sum = |of: fn(&Day) -> i64| days.values().map(of).collect::<Vec<_>>();
    sqlx::query!(
        "insert into gateway.usage_days as u (tenant_id, day, calls, refused, failed, last_at)
         select * from unnest($1::uuid[], $2::date[], $3::bigint[], $4::bigint[], $5::bigint[], $6::timestamptz[])
         on conflict (tenant_id, day) do update
         set calls = u.calls + excluded.calls, refused = u.refused + excluded.refused,
             failed = u.failed + excluded.failed, last_at = greatest(u.last_at, excluded.last_at)",
        &days.keys().map(|(tenant, _)| *tenant).collect::<Vec<_>>(),
        &days.keys().map(|(_, day)| *day).collect::<Vec<_>>(),
        &sum(|day| day.calls),
        &sum(|day| day.refused),
        &sum(|day| day.failed),
        &days.values().map(|day| day.last_at).collect::<Vec<_>>()
    )
    .execute(db)
    .await?;
    Ok(())
}
