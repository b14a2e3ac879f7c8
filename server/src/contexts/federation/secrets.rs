//! The secrets of providers: sealed by the tenant's key, for one provider each.

use crate::Stop;
use crate::store::Keys;
use domain::kernel::{ProviderId, TenantId};
use sqlx::PgConnection;

fn context(provider: ProviderId) -> Vec<u8> {
    [b"the secret of a provider ", &provider.0.as_bytes()[..]].concat()
}

/// Keeps a provider's secret in place of the one before.
pub(super) async fn keep(
    db: &mut PgConnection,
    keys: &Keys,
    (tenant, provider): (TenantId, ProviderId),
    secret: &str,
) -> Result<(), Stop> {
    let sealed = keys.of_tenant(db, tenant).await?.seal(secret.as_bytes(), &context(provider))?;
    sqlx::query!(
        "insert into federation.provider_secrets (provider_id, tenant_id, sealed) values ($1, $2, $3)
         on conflict (provider_id) do update set sealed = excluded.sealed",
        provider.0,
        tenant.0,
        sealed
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A provider's secret.
pub(super) async fn open(
    db: &mut PgConnection,
    keys: &Keys,
    (tenant, provider): (TenantId, ProviderId),
) -> Result<Option<String>, Stop> {
    let sealed =
        sqlx::query_scalar!("select sealed from federation.provider_secrets where provider_id = $1", provider.0)
            .fetch_optional(&mut *db)
            .await?;
    let (Some(sealed), Some(key)) = (sealed, keys.opening(db, tenant, tenant.0).await?) else { return Ok(None) };
    let plain = key.open(&sealed, &context(provider));
    Ok(plain.and_then(|bytes| String::from_utf8(bytes).ok()))
}

/// Destroys a provider's secret, and forgets who was known through it.
pub(super) async fn destroy(db: &mut PgConnection, provider: ProviderId) -> Result<(), Stop> {
    sqlx::query!("delete from federation.provider_secrets where provider_id = $1", provider.0)
        .execute(&mut *db)
        .await?;
    forget_links(db, provider).await
}

/// Forgets who was known through a provider.
pub(super) async fn forget_links(db: &mut PgConnection, provider: ProviderId) -> Result<(), Stop> {
    sqlx::query!("delete from federation.links where provider_id = $1", provider.0).execute(db).await?;
    Ok(())
}
