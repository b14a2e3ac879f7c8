//! Weighs every tenant, each few minutes: what the contexts know of it becomes one row of `platform.tenant_figures`, and
//! the use of the last days one row a day of `platform.use_days`. What the admin's desk shows is read from there, so that
//! ten thousand tenants are looked at as fast as ten.

use crate::Stop;
use crate::ambient::machine_now;
use crate::contexts::tenancy::TenantFacts;
use crate::contexts::{files, identity, tenancy, workspaces};
use crate::gateway::{Gateway, Services};
use crate::jobs::{Order, Task, enqueue};
use crate::store::Db;
use chrono::{DateTime, TimeDelta, Utc};
use domain::Moment;
use domain::platform::{StandingBand, StandingReason, Weighed, weigh};
use domain::tenancy::TenantStatus;
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;
use std::collections::HashMap;
use uuid::Uuid;

/// The days that figures are of.
const DAYS: i64 = 30;

/// One weighing.
#[derive(Serialize, Deserialize)]
pub struct WeighTenants {}

impl Task for WeighTenants {
    const NAME: &'static str = "weigh_tenants";
    const ATTEMPTS_MAX: i16 = 3;

    async fn carry_out(self, gateway: Gateway) -> Result<(), Stop> {
        let services = gateway.services();
        // What this process has counted so far is part of the figures.
        services.usage.flush(&services.db).await?;
        let mut tx = services.db.as_system("weigh tenants").await?;
        let tenants = weigh_all(&mut tx, services).await?;
        sum_days(&mut tx, &tenants).await?;
        Ok(tx.commit().await?)
    }
}

/// Has tenants weighed at once where that was never done: whoever opens a new installation's desk finds figures there.
///
/// # Errors
/// When the database isn't there.
pub async fn weigh_first(db: &Db) -> Result<(), Stop> {
    let mut tx = db.as_system("weigh tenants for the first time").await?;
    let is_first = sqlx::query_scalar!(r#"select not exists (select from platform.tenant_figures) as "first!""#)
        .fetch_one(&mut *tx)
        .await?;
    if is_first {
        let key = Some(format!("schedule:{}", WeighTenants::NAME));
        enqueue(&mut tx, &WeighTenants {}, &Order { key, ..Order::default() }).await?;
    }
    Ok(tx.commit().await?)
}

/// What a tenant used.
#[derive(Clone, Copy, Default)]
struct Used {
    calls: i64,
    refused: i64,
    failed: i64,
    last_at: Option<DateTime<Utc>>,
}

/// A row under construction.
struct Row {
    tenant: TenantFacts,
    people: i64,
    bytes: i64,
    runs: (i64, i64),
    used: Used,
    failed_jobs: i64,
    score: i16,
    reasons: Vec<StandingReason>,
}

/// The ids of the tenants that were weighed.
async fn weigh_all(db: &mut PgConnection, services: &Services) -> Result<Vec<Uuid>, Stop> {
    let now = services.clock.now();
    let from = Moment(now.0 - TimeDelta::days(DAYS));
    let tenants = tenancy::facts(db).await?;
    let people = identity::people_by_tenant(db).await?;
    let bytes = files::bytes_by_tenant(db).await?;
    let runs = workspaces::runs_by_tenant(db, from).await?;
    let used = used(db, from).await?;
    let jobs = failed_jobs(db, from).await?;
    let storage_max = i64::try_from(services.files.quota_bytes).unwrap_or(i64::MAX);
    let rows: Vec<Row> = tenants
        .into_iter()
        .map(|tenant| {
            let of = |counts: &HashMap<Uuid, i64>| counts.get(&tenant.id).copied().unwrap_or_default();
            let used = used.get(&tenant.id).copied().unwrap_or_default();
            let weighed = Weighed {
                suspended: tenant.status != TenantStatus::Active.as_str(),
                people: of(&people),
                age_days: (now.0 - tenant.created_at).num_days(),
                quiet_days: used.last_at.map(|at| (machine_now().0 - at).num_days()),
                calls: used.calls,
                refused: used.refused,
                failed: used.failed,
                failed_jobs: of(&jobs),
                storage_bytes: of(&bytes),
                storage_max,
            };
            let (score, reasons) = weigh(&weighed);
            let runs = runs.get(&tenant.id).copied().unwrap_or_default();
            let Weighed { people, failed_jobs, storage_bytes: bytes, .. } = weighed;
            Row { tenant, people, bytes, runs, used, failed_jobs, score, reasons }
        })
        .collect();
    write(db, &rows).await?;
    Ok(rows.iter().map(|row| row.tenant.id).collect())
}

async fn used(db: &mut PgConnection, from: Moment) -> Result<HashMap<Uuid, Used>, Stop> {
    let rows = sqlx::query!(
        r#"select tenant_id, sum(calls) filter (where day >= $1)::bigint as calls,
                  sum(refused) filter (where day >= $1)::bigint as refused,
                  sum(failed) filter (where day >= $1)::bigint as failed, max(last_at) as last_at
           from gateway.usage_days group by tenant_id"#,
        from.0.date_naive()
    );
    let used = rows.fetch_all(db).await?.into_iter().map(|row| {
        let number = Option::unwrap_or_default;
        let (calls, refused, failed) = (number(row.calls), number(row.refused), number(row.failed));
        (row.tenant_id, Used { calls, refused, failed, last_at: row.last_at })
    });
    Ok(used.collect())
}

async fn failed_jobs(db: &mut PgConnection, from: Moment) -> Result<HashMap<Uuid, i64>, Stop> {
    let rows = sqlx::query!(
        r#"select tenant_id as "tenant_id!", count(*) as "failed!" from platform.jobs
           where status = 'failed' and created_at >= $1 and tenant_id is not null group by tenant_id"#,
        from.0
    );
    Ok(rows.fetch_all(db).await?.into_iter().map(|row| (row.tenant_id, row.failed)).collect())
}

/// One statement for all rows, in the order of their ids; tenants that have gone go.
async fn write(db: &mut PgConnection, rows: &[Row]) -> Result<(), Stop> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.tenant.id).collect();
    let texts = |of: fn(&Row) -> String| rows.iter().map(of).collect::<Vec<String>>();
    let numbers = |of: fn(&Row) -> i64| rows.iter().map(of).collect::<Vec<i64>>();
    sqlx::query!(
        "insert into platform.tenant_figures
             (tenant_id, name, kind, status, created_at, people, storage_bytes, runs, tokens, calls, refused, failed,
              failed_jobs, last_active_at, score, band, reasons, reason, weighed_at)
         select t.*, string_to_array(r.reasons, ' '), nullif(split_part(r.reasons, ' ', 1), ''), $18
         from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::bigint[], $7::bigint[],
                     $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[], $13::bigint[],
                     $14::timestamptz[], $15::smallint[], $16::text[])
              as t (tenant_id, name, kind, status, created_at, people, storage_bytes, runs, tokens, calls, refused,
                    failed, failed_jobs, last_active_at, score, band)
         join unnest($1::uuid[], $17::text[]) as r (tenant_id, reasons) using (tenant_id)
         on conflict (tenant_id) do update set
             name = excluded.name, kind = excluded.kind, status = excluded.status, people = excluded.people,
             storage_bytes = excluded.storage_bytes, runs = excluded.runs, tokens = excluded.tokens,
             calls = excluded.calls, refused = excluded.refused, failed = excluded.failed,
             failed_jobs = excluded.failed_jobs, last_active_at = excluded.last_active_at, score = excluded.score,
             band = excluded.band, reasons = excluded.reasons, reason = excluded.reason, weighed_at = excluded.weighed_at",
        &ids,
        &texts(|row| row.tenant.name.clone()),
        &texts(|row| row.tenant.kind.clone()),
        &texts(|row| row.tenant.status.clone()),
        &rows.iter().map(|row| row.tenant.created_at).collect::<Vec<_>>(),
        &numbers(|row| row.people),
        &numbers(|row| row.bytes),
        &numbers(|row| row.runs.0),
        &numbers(|row| row.runs.1),
        &numbers(|row| row.used.calls),
        &numbers(|row| row.used.refused),
        &numbers(|row| row.used.failed),
        &numbers(|row| row.failed_jobs),
        &rows.iter().map(|row| row.used.last_at).collect::<Vec<_>>() as &[Option<DateTime<Utc>>],
        &rows.iter().map(|row| row.score).collect::<Vec<i16>>(),
        &texts(|row| StandingBand::of(row.score).as_str().to_owned()),
        &texts(|row| row.reasons.iter().map(|reason| reason.as_str()).collect::<Vec<_>>().join(" ")),
        machine_now().0
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!("delete from platform.tenant_figures where tenant_id <> all($1)", &ids).execute(db).await?;
    Ok(())
}

/// The use of the days since the last weighing, all tenants together.
async fn sum_days(db: &mut PgConnection, tenants: &[Uuid]) -> Result<(), Stop> {
    sqlx::query!(
        "insert into platform.use_days (day, calls, refused, failed, tenants)
         select day, sum(calls), sum(refused), sum(failed), count(*) from gateway.usage_days
         where tenant_id = any($1) and day >= coalesce((select max(day) - 1 from platform.use_days), '-infinity')
         group by day
         on conflict (day) do update set calls = excluded.calls, refused = excluded.refused, failed = excluded.failed,
                                         tenants = excluded.tenants",
        tenants
    )
    .execute(db)
    .await?;
    Ok(())
}
