//! Forgets what has served its time, a portion at a time so that transactions stay short.

use super::task::Task;
use crate::Stop;
use crate::contexts::{federation, growth, identity, notify, platform, tenancy};
use crate::gateway::Gateway;
use crate::integrations::mail;
use domain::tenancy::Setting;
use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

/// Rows a transaction.
const PORTION: i64 = 1_000;

/// Removes at most so many rows; answers how many there were.
type Portion = for<'a> fn(&'a mut PgConnection, i64) -> BoxFuture<'a, Result<u64, Stop>>;

/// Everything that is forgotten.
const FORGOTTEN: &[Portion] = &[
    |db, rows_max| Box::pin(ended_jobs(db, rows_max)),
    |db, rows_max| Box::pin(identity::forget_old_links(db, rows_max)),
    |db, rows_max| Box::pin(identity::forget_old_devices(db, rows_max)),
    |db, rows_max| Box::pin(ended_sessions(db, rows_max)),
    |db, rows_max| Box::pin(identity::forget_old_exports(db, rows_max)),
    |db, rows_max| Box::pin(old_mails(db, rows_max)),
    |db, rows_max| Box::pin(tenancy::forget_ended_secrets(db, rows_max)),
    |db, rows_max| Box::pin(federation::forget_ended(db, rows_max)),
    |db, rows_max| Box::pin(growth::forget_ended(db, rows_max)),
    |db, rows_max| Box::pin(old_notices(db, rows_max)),
    |db, rows_max| Box::pin(platform::forget_old_defects(db, rows_max)),
    |db, rows_max| Box::pin(platform::forget_old_figures(db, rows_max)),
];

/// The hourly pruning.
#[derive(Serialize, Deserialize)]
pub struct Prune {}

impl Task for Prune {
    const NAME: &'static str = "prune";
    const ATTEMPTS_MAX: i16 = 5;

    async fn carry_out(self, gateway: Gateway) -> Result<(), Stop> {
        for portion in FORGOTTEN {
            loop {
                let mut tx = gateway.services().db.as_system("prune").await?;
                let gone = portion(&mut tx, PORTION).await?;
                tx.commit().await?;
                if gone < PORTION.unsigned_abs() {
                    break;
                }
            }
        }
        Ok(())
    }
}

/// Mails that were listed for as long as the platform has set.
async fn old_mails(db: &mut PgConnection, rows_max: i64) -> Result<u64, Stop> {
    let kept_days = tenancy::settings_of(db, None).await?.number(Setting::MailDays);
    mail::forget_old(db, kept_days, rows_max).await
}

/// Sessions that ended longer ago than their tenant keeps them, and what else sign-ins left.
async fn ended_sessions(db: &mut PgConnection, rows_max: i64) -> Result<u64, Stop> {
    let kept = tenancy::kept_since(&mut *db, Setting::SignInDays).await?;
    identity::forget_old(db, &kept, rows_max).await
}

/// Notices that were listed for as long as their tenant has set.
async fn old_notices(db: &mut PgConnection, rows_max: i64) -> Result<u64, Stop> {
    let kept = tenancy::kept_since(&mut *db, Setting::NoticeDays).await?;
    notify::forget_old(db, &kept, rows_max).await
}

/// Jobs that ended longer ago than their tenant keeps them.
async fn ended_jobs(db: &mut PgConnection, rows_max: i64) -> Result<u64, Stop> {
    let kept = tenancy::kept_since(&mut *db, Setting::JobDays).await?;
    let others = sqlx::query!(
        "delete from platform.jobs where id in (
             select id from platform.jobs
             where ended_at < $1 and (tenant_id = any($2)) is not true
             order by ended_at for update skip locked limit $3)",
        kept.others,
        &kept.tenants,
        rows_max
    )
    .execute(&mut *db)
    .await?;
    let own = sqlx::query!(
        "delete from platform.jobs where id in (
             select aged.id from unnest($1::uuid[], $2::timestamptz[]) kept (tenant_id, since)
             cross join lateral (
                 select j.id from platform.jobs j where j.tenant_id = kept.tenant_id and j.ended_at < kept.since limit $3
             ) aged limit $3)",
        &kept.tenants,
        &kept.own,
        rows_max
    )
    .execute(db)
    .await?;
    Ok(others.rows_affected().max(own.rows_affected()))
}
