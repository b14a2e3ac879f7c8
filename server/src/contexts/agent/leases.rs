//! Which errands this worker has, and for how long it may be silent about them.

use super::acting::under;
use super::worker::Taken;
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Context;
use chrono::TimeDelta;
use domain::agent::{Errand, ErrandCommand, ErrandStatus};
use domain::kernel::ErrandId;

/// How long an errand stays with a worker that is silent.
const LEASE_S: i64 = 30;

/// Says that the errand is this worker's for a while longer.
///
/// # Errors
/// The database's.
pub(super) async fn renew(cx: &mut Context, taken: &Taken) -> Result<(), Stop> {
    sqlx::query!(
        "insert into agent.errand_leases (errand_id, tenant_id, leased_until) values ($1, $2, $3)
         on conflict (errand_id) do update set leased_until = excluded.leased_until",
        taken.id.0,
        taken.tenant.0,
        machine_now().0 + TimeDelta::seconds(LEASE_S)
    )
    .execute(&mut **cx.tx().await?)
    .await?;
    Ok(())
}

/// The errand isn't this worker's any more, and nobody's in particular.
///
/// # Errors
/// The database's.
pub(super) async fn let_go(cx: &mut Context, taken: &Taken) -> Result<(), Stop> {
    sqlx::query!(
        "delete from agent.errand_leases l using agent.errands e
         where l.errand_id = $1 and e.id = l.errand_id and (e.status <> $2 or e.attempts = $3)",
        taken.id.0,
        ErrandStatus::Working.as_str(),
        i32::try_from(taken.attempt).unwrap_or(i32::MAX)
    )
    .execute(&mut **cx.tx().await?)
    .await?;
    Ok(())
}

/// Puts errands whose worker is gone back into the queue, or gives them up.
///
/// # Errors
/// The database's.
pub(super) async fn return_orphans(cx: &mut Context) -> Result<(), Stop> {
    let orphans = sqlx::query_scalar!(
        "select e.id from agent.errands e left join agent.errand_leases l on l.errand_id = e.id
         where e.status = $1 and (l.leased_until is null or l.leased_until < $2)
         order by e.id for update of e skip locked limit 100",
        ErrandStatus::Working.as_str(),
        machine_now().0
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    for id in orphans {
        under(cx, ErrandId(id));
        let loaded = cx.load::<Errand>(id).await?;
        cx.decide::<Errand>(id, &loaded, ErrandCommand::Return).await?;
        sqlx::query!("delete from agent.errand_leases where errand_id = $1", id).execute(&mut **cx.tx().await?).await?;
    }
    cx.commit().await
}
