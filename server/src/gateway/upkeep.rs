//! What the gateway does beside answering: it writes down what it counted, gives back what it took in advance, and
//! forgets what has become old. Every process does it; they don't hinder each other.

use super::Services;
use crate::Stop;
use crate::ambient::machine_now;
use crate::contexts::tenancy::kept_since;
use chrono::TimeDelta;
use domain::tenancy::Setting;
use std::sync::Arc;
use std::time::Duration;

/// Between two rounds.
const ROUND: Duration = Duration::from_secs(1);
/// Rounds between two looks for what is old.
const ROUNDS_OLD: u32 = 600;
/// Use is kept for a year and a month, so that a month can be compared with that of the year before.
const USAGE_KEPT: TimeDelta = TimeDelta::days(396);
/// Rows deleted in one transaction.
const BATCH: i64 = 5_000;

/// Works until the task is aborted. Faults of the database are waited out.
pub async fn run(services: Arc<Services>) {
    for round in 0_u32.. {
        tokio::time::sleep(ROUND).await;
        if let Err(error) = write_down(&services).await {
            tracing::warn!(%error, "the gateway's counts wait for the database");
        }
        if round % ROUNDS_OLD == 0
            && let Err(error) = forget_old(&services).await
        {
            tracing::warn!(%error, "what is old stays for now");
        }
    }
}

/// Writes everything down and gives everything back: the process is about to end.
///
/// # Errors
/// The database's.
pub async fn finish(services: &Services) -> Result<(), Stop> {
    services.limits.give_all_back().await?;
    write_down(services).await
}

/// One round.
///
/// # Errors
/// The database's; what wasn't written is kept.
pub async fn write_down(services: &Services) -> Result<(), Stop> {
    let returned = services.limits.give_back().await;
    let used = services.usage.flush(&services.db).await;
    services.requests.flush(&services.db).await?;
    used?;
    Ok(returned?)
}

/// Deletes what is older than it is kept, in short transactions.
///
/// # Errors
/// The database's.
pub async fn forget_old(services: &Services) -> Result<(), Stop> {
    let now = machine_now().0;
    loop {
        let mut tx = services.db.as_system("forget what is old").await?;
        // Requests are found by their id for as long as their tenant has set.
        let kept = kept_since(&mut tx, Setting::CallDays).await?;
        let requests = sqlx::query!(
            "delete from gateway.requests where ctid in
                 (select ctid from gateway.requests
                  where at < $1 and (tenant_id = any($2)) is not true order by at limit $3)",
            kept.others,
            &kept.tenants,
            BATCH
        );
        let own_requests = sqlx::query!(
            "delete from gateway.requests where id in (
                 select aged.id from unnest($1::uuid[], $2::timestamptz[]) kept (tenant_id, since)
                 cross join lateral (
                     select r.id from gateway.requests r
                     where r.tenant_id = kept.tenant_id and r.at < kept.since order by r.at limit $3
                 ) aged limit $3)",
            &kept.tenants,
            &kept.own,
            BATCH
        );
        let usage = sqlx::query!(
            "delete from gateway.usage_logs where ctid in
                 (select ctid from gateway.usage_logs where minute < $1 order by minute limit $2)",
            now - USAGE_KEPT,
            BATCH
        );
        let keys = sqlx::query!(
            "delete from gateway.idempotency_keys where ctid in
                 (select ctid from gateway.idempotency_keys where made_at < $1 order by made_at limit $2)",
            now - super::idempotency::KEPT,
            BATCH
        );
        let buckets = sqlx::query!(
            "delete from gateway.rate_buckets where ctid in
                 (select ctid from gateway.rate_buckets where ends_at < now() - interval '1 minute' limit $1)",
            BATCH
        );
        let mut most = requests.execute(&mut *tx).await?.rows_affected();
        most = most.max(own_requests.execute(&mut *tx).await?.rows_affected());
        most = most.max(usage.execute(&mut *tx).await?.rows_affected());
        most = most.max(keys.execute(&mut *tx).await?.rows_affected());
        most = most.max(buckets.execute(&mut *tx).await?.rows_affected());
        tx.commit().await?;
        if most < BATCH.unsigned_abs() {
            return Ok(());
        }
    }
}
