//! Forgets what has served its time, a portion at a time so that transactions stay short.

use super::task::Task;
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Gateway;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// How long a job that has ended is shown.
const JOBS_DAYS: i64 = 30;
/// Rows a transaction.
const PORTION: i64 = 1_000;

/// The hourly pruning.
#[derive(Serialize, Deserialize)]
pub struct Prune {}

impl Task for Prune {
    const NAME: &'static str = "prune";
    const ATTEMPTS_MAX: i16 = 5;

    async fn carry_out(self, gateway: Gateway) -> Result<(), Stop> {
        let mut pruned = PORTION;
        while pruned >= PORTION {
            pruned = ended_jobs(&gateway).await?;
        }
        Ok(())
    }
}

/// Jobs that ended long ago.
async fn ended_jobs(gateway: &Gateway) -> Result<i64, Stop> {
    let mut tx = gateway.services().db.as_system("prune jobs").await?;
    let gone = sqlx::query!(
        "delete from platform.jobs where id in (
             select id from platform.jobs where ended_at < $1 order by ended_at for update skip locked limit $2)",
        machine_now().0 - TimeDelta::days(JOBS_DAYS),
        PORTION
    )
    .execute(&mut *tx)
    .await?
    .rows_affected();
    tx.commit().await?;
    Ok(i64::try_from(gone).unwrap_or(i64::MAX))
}
