//! Beginning a saga, and asking something of one that is under way, in the caller's own transaction.

use super::{CHANNEL, Definition};
use crate::Stop;
use crate::ambient::{machine_now, new_id};
use crate::gateway::Context;
use crate::jobs::due;
use domain::Refusal;
use domain::kernel::{SagaId, TenantId};
use domain::platform::{Saga, SagaCommand};
use serde_json::Value;
use sqlx::PgConnection;

/// Begins a saga in the caller's transaction: it is there if, and only if, that commits. Of a key there is one saga of a
/// kind at a time.
///
/// # Errors
/// `saga_under_way` where there is one of that key.
pub async fn start(
    cx: &mut Context,
    tenant: TenantId,
    definition: &Definition,
    (key, input): (Option<&str>, &Value),
) -> Result<SagaId, Stop> {
    let id = SagaId(new_id());
    let (saga, steps) = (definition.name.to_owned(), definition.plan());
    cx.create::<Saga>(tenant, id.0, SagaCommand::Start { saga, input: input.to_string(), steps }).await?;
    let db = cx.tx().await?;
    let begun = sqlx::query!(
        "insert into platform.saga_turns (saga_id, tenant_id, saga, key, ready_at) values ($1, $2, $3, $4, $5)
         on conflict (tenant_id, saga, key) do nothing",
        id.0,
        tenant.0,
        definition.name,
        key,
        machine_now().0
    )
    .execute(&mut **db)
    .await?
    .rows_affected();
    if begun == 0 {
        return Err(Refusal::new(409, "saga_under_way").into());
    }
    tell(db).await?;
    Ok(id)
}

/// The saga of that kind and key that is under way.
///
/// # Errors
/// The database's.
pub async fn under_way(db: &mut PgConnection, definition: &Definition, key: &str) -> Result<Option<SagaId>, Stop> {
    let found = sqlx::query_scalar!(
        "select saga_id from platform.saga_turns where saga = $1 and key = $2",
        definition.name,
        key
    )
    .fetch_optional(db)
    .await?;
    Ok(found.map(SagaId))
}

/// Turns a saga back: what is done is undone.
///
/// # Errors
/// `saga_past_return`, `saga_not_going_on`, `resource_not_found`.
pub async fn cancel(cx: &mut Context, id: SagaId) -> Result<(), Stop> {
    ask(cx, id, SagaCommand::Cancel).await
}

/// Gives a saga whose step fails new attempts, the first of them now.
///
/// # Errors
/// `saga_not_failing`, `resource_not_found`.
pub async fn nudge(cx: &mut Context, id: SagaId) -> Result<(), Stop> {
    ask(cx, id, SagaCommand::Retry).await
}

async fn ask(cx: &mut Context, id: SagaId, command: SagaCommand) -> Result<(), Stop> {
    // Whoever has the turn ends it first, so that their effect and this decision don't cross.
    let row = sqlx::query!("select leased_until from platform.saga_turns where saga_id = $1 for update", id.0)
        .fetch_optional(&mut **cx.tx().await?)
        .await?;
    let loaded = cx.load::<Saga>(id.0).await?;
    if row.and_then(|row| row.leased_until).is_some_and(|until| until > machine_now().0) {
        return Err(Refusal::new(409, "saga_busy").into());
    }
    let tenant = loaded.tenant.ok_or_else(Refusal::not_found)?;
    cx.decide::<Saga>(id.0, &loaded, command).await?;
    let ended = cx.load::<Saga>(id.0).await?.state.has_ended();
    let db = cx.tx().await?;
    due::forget(db, tenant, due::SAGA, &id.to_string()).await?;
    ready(db, id, ended).await
}

/// A saga's moment has come.
///
/// # Errors
/// The database's.
pub async fn wake(db: &mut PgConnection, id: SagaId) -> Result<(), Stop> {
    ready(db, id, false).await
}

async fn ready(db: &mut PgConnection, id: SagaId, ended: bool) -> Result<(), Stop> {
    if ended {
        sqlx::query!("delete from platform.saga_turns where saga_id = $1", id.0).execute(db).await?;
        return Ok(());
    }
    let now = machine_now().0;
    sqlx::query!("update platform.saga_turns set ready_at = $2, leased_until = null where saga_id = $1", id.0, now)
        .execute(&mut *db)
        .await?;
    tell(db).await
}

/// Workers hear of it when the transaction commits.
pub(super) async fn tell(db: &mut PgConnection) -> Result<(), Stop> {
    sqlx::query("select pg_notify($1, '')").bind(CHANNEL).execute(db).await?;
    Ok(())
}
