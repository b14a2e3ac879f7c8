//! `identity.data_exports`: the copies that wait for their people.

use super::gather::gather;
use crate::Stop;
use crate::ambient::{machine_now, new_id};
use crate::contexts::files;
use crate::gateway::Context;
use chrono::TimeDelta;
use domain::identity::DataExported;
use domain::kernel::{DataExportId, PersonId, TenantId};
use domain::policy::{ActorKind, TenantStanding};
use domain::{Moment, Refusal};
use sqlx::PgConnection;

/// How long a copy waits to be fetched.
const KEPT: TimeDelta = TimeDelta::days(7);

/// The person who asks, in a session of their own: a key may less than its owner, and a copy of everything is more.
pub(super) fn own_session(cx: &Context) -> Result<PersonId, Refusal> {
    let actor = cx.actor()?;
    if actor.key.is_some() || actor.kind != ActorKind::Person {
        return Err(Refusal::new(403, "session_needed"));
    }
    // What is kept of somebody in a tenant that demands a second factor is kept behind it.
    if actor.standing == TenantStanding::Unproven {
        return Err(Refusal::new(403, "second_factor_needed"));
    }
    Ok(actor.person_id)
}

/// Who asked for a copy, and in which tenant: its key seals the copy.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asker {
    pub(super) person: PersonId,
    pub(super) tenant: TenantId,
}

/// Makes a copy for a person and keeps it in place of the one before; the caller commits.
pub(super) async fn keep(cx: &mut Context, person: PersonId, asker: Asker) -> Result<DataExported, Stop> {
    let id = DataExportId(new_id());
    let packed = gather(cx, asker.tenant, person).await?;
    let made_at = machine_now().0;
    let expires_at = made_at + KEPT;
    cx.widen_to_system("the copy of a person's data is kept for them").await?;
    let size = i64::try_from(packed.size_bytes).map_err(Stop::defect)?;
    let tx = cx.tx().await?;
    forget_exports(tx, person).await?;
    files::keep_until(tx, packed.object, expires_at).await?;
    sqlx::query!(
        "insert into identity.data_exports
             (id, tenant_id, person_id, asked_by, object_id, size_bytes, checksum, made_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        id.0,
        asker.tenant.0,
        person.0,
        asker.person.0,
        packed.object,
        size,
        packed.checksum,
        made_at,
        expires_at
    )
    .execute(&mut **tx)
    .await?;
    Ok(DataExported { id, size_bytes: packed.size_bytes, expires_at: Moment(expires_at) })
}

/// Removes the copies of a person's data; their content is destroyed.
///
/// # Errors
/// The database's.
pub async fn forget_exports(db: &mut PgConnection, person: PersonId) -> Result<(), Stop> {
    let objects =
        sqlx::query_scalar!("delete from identity.data_exports where person_id = $1 returning object_id", person.0)
            .fetch_all(&mut *db)
            .await?;
    files::release(db, &objects).await
}

/// Removes at most so many rows of copies whose time is over; their content goes by itself.
///
/// # Errors
/// The database's.
pub async fn forget_old_exports(db: &mut PgConnection, rows_max: i64) -> Result<u64, Stop> {
    let gone = sqlx::query!(
        "delete from identity.data_exports where id in (
             select id from identity.data_exports where expires_at < $1 order by expires_at
             for update skip locked limit $2)",
        machine_now().0,
        rows_max
    )
    .execute(db)
    .await?;
    Ok(gone.rows_affected())
}
