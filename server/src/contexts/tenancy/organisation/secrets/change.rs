use super::{fingerprint, values};
use crate::Stop;
use crate::ambient::{machine_now, new_id};
use crate::gateway::Context;
use chrono::TimeDelta;
use domain::kernel::SecretId;
use domain::tenancy::{RemoveSecret, RotateSecret, Secret, SecretCommand, SecretRotation, SecretStored, StoreSecret};
use domain::{Moment, Refusal};

/// How long the value before can be read unless somebody says otherwise.
const OVERLAP_HOURS: u16 = 24;

pub async fn store_secret(cx: &mut Context, op: StoreSecret) -> Result<SecretStored, Stop> {
    let (tenant, id, services) = (cx.actor()?.tenant_id, SecretId(new_id()), cx.services.clone());
    let db = cx.tx().await?;
    let taken = sqlx::query_scalar!(
        r#"select 1 as "one!" from tenancy.secrets where tenant_id = $1 and lower(name) = lower($2)"#,
        tenant.0,
        op.name
    )
    .fetch_optional(&mut **db)
    .await?;
    if taken.is_some() {
        return Err(Refusal::new(409, "secret_exists").into());
    }
    let fingerprint = fingerprint::of(db, &services.keys, tenant, &op.value).await?;
    let command = SecretCommand::Store { name: op.name, fingerprint: fingerprint.clone() };
    cx.create::<Secret>(tenant, id.0, command).await?;
    values::keep(cx.tx().await?, &services.keys, (tenant, id), (&op.value, None)).await?;
    Ok(SecretStored { id, fingerprint })
}

pub async fn rotate_secret(cx: &mut Context, op: RotateSecret) -> Result<SecretRotation, Stop> {
    let services = cx.services.clone();
    let loaded = cx.load::<Secret>(op.id.0).await?;
    let tenant = loaded.tenant.ok_or_else(Refusal::not_found)?;
    let hours = op.overlap_hours.unwrap_or(OVERLAP_HOURS);
    let old_until = (hours > 0).then(|| Moment(machine_now().0 + TimeDelta::hours(hours.into())));
    let fingerprint = fingerprint::of(cx.tx().await?, &services.keys, tenant, &op.value).await?;
    let command = SecretCommand::Rotate { fingerprint: fingerprint.clone(), old_until };
    cx.decide::<Secret>(op.id.0, &loaded, command).await?;
    values::keep(cx.tx().await?, &services.keys, (tenant, op.id), (&op.value, old_until)).await?;
    Ok(SecretRotation { fingerprint, old_until })
}

pub async fn remove_secret(cx: &mut Context, op: RemoveSecret) -> Result<(), Stop> {
    let loaded = cx.load::<Secret>(op.id.0).await?;
    cx.decide::<Secret>(op.id.0, &loaded, SecretCommand::Remove).await?;
    values::destroy(cx.tx().await?, op.id).await
}
