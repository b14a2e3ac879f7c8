//! The index of the object store: each object's key, sealed by its tenant's, and how long it is kept. A row stands
//! before its object does, so that what a fallen process left behind is found and destroyed.

use crate::Stop;
use crate::ambient::{machine_now, new_id, new_secret};
use crate::gateway::Context;
use crate::integrations::files::{Made, Object, ObjectKey};
use chrono::TimeDelta;
use domain::Refusal;
use domain::kernel::TenantId;
use sqlx::PgConnection;
use uuid::Uuid;

/// How long an object stays that nothing has come of.
const UNCLAIMED_HOURS: i64 = 24;

/// A new object of the tenant with a key of its own, in the caller's transaction. It may be destroyed after a day
/// unless it is kept.
///
/// # Errors
/// The database's.
pub async fn draw(cx: &mut Context, tenant: TenantId) -> Result<Object, Stop> {
    let object = Object { id: new_id(), tenant, key: ObjectKey(new_secret()) };
    let now = machine_now().0;
    let services = cx.services.clone();
    let sealed = services.keys.of_tenant(cx.tx().await?, tenant).await?.seal(&object.key.0, &bound_to(object.id))?;
    sqlx::query!(
        "insert into files.stored_objects (id, tenant_id, sealed_key, kept_until, created_at)
         values ($1, $2, $3, $4, $5)",
        object.id,
        tenant.0,
        sealed,
        now + TimeDelta::hours(UNCLAIMED_HOURS),
        now
    )
    .execute(&mut **cx.tx().await?)
    .await?;
    Ok(object)
}

/// The object of that name with its key.
///
/// # Errors
/// A defect where there is none, or its key doesn't open.
pub async fn find(cx: &mut Context, id: Uuid) -> Result<Object, Stop> {
    let row = sqlx::query!("select tenant_id, sealed_key from files.stored_objects where id = $1", id)
        .fetch_optional(&mut **cx.tx().await?)
        .await?
        .ok_or_else(|| Stop::defect(format!("the object {id} isn't known")))?;
    let tenant = TenantId(row.tenant_id);
    let services = cx.services.clone();
    // A tenant's key that was erased takes the content of all its files with it.
    let key = services.keys.opening(cx.tx().await?, tenant, tenant.0).await?.ok_or_else(Refusal::not_found)?;
    let opened = key.open(&row.sealed_key, &bound_to(id)).and_then(|key| key.try_into().ok());
    let key = ObjectKey(opened.ok_or_else(|| Stop::defect(format!("the key of the object {id} doesn't open")))?);
    Ok(Object { id, tenant, key })
}

/// Keeps objects for good.
///
/// # Errors
/// The database's.
pub async fn keep(db: &mut PgConnection, ids: &[Uuid]) -> Result<(), Stop> {
    sqlx::query!("update files.stored_objects set kept_until = null where id = any($1)", ids).execute(db).await?;
    Ok(())
}

/// Lets objects be destroyed from now on.
///
/// # Errors
/// The database's.
pub async fn release(db: &mut PgConnection, ids: &[Uuid]) -> Result<(), Stop> {
    let now = machine_now().0;
    sqlx::query!("update files.stored_objects set kept_until = $2 where id = any($1)", ids, now).execute(db).await?;
    Ok(())
}

/// Lets all objects of a tenant be destroyed from now on.
///
/// # Errors
/// The database's.
pub async fn release_tenant(db: &mut PgConnection, tenant: TenantId) -> Result<(), Stop> {
    let now = machine_now().0;
    sqlx::query!("update files.stored_objects set kept_until = $2 where tenant_id = $1", tenant.0, now)
        .execute(db)
        .await?;
    Ok(())
}

/// Notes what a preview is and how long.
///
/// # Errors
/// The database's.
pub async fn describe(db: &mut PgConnection, id: Uuid, made: &Made) -> Result<(), Stop> {
    let bytes = i64::try_from(made.bytes.len()).map_err(Stop::defect)?;
    sqlx::query!(
        "update files.stored_objects set media_type = $2, size_bytes = $3 where id = $1",
        id,
        made.media_type,
        bytes
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Media type and length of a preview.
///
/// # Errors
/// A defect where nobody noted them.
pub async fn described(db: &mut PgConnection, id: Uuid) -> Result<(String, u64), Stop> {
    let row = sqlx::query!("select media_type, size_bytes from files.stored_objects where id = $1", id)
        .fetch_optional(db)
        .await?
        .ok_or_else(|| Stop::defect("a preview that isn't known"))?;
    match (row.media_type, row.size_bytes.and_then(|bytes| u64::try_from(bytes).ok())) {
        (Some(media_type), Some(bytes)) => Ok((media_type, bytes)),
        _ => Err(Stop::defect("a preview that nobody described")),
    }
}

/// What the sealed key is bound to.
fn bound_to(id: Uuid) -> Vec<u8> {
    format!("files.stored_objects/{id}").into_bytes()
}
