//! The keys that providers ask for: sealed by the key of the tenant whose provider it is, for one provider each.

use crate::Stop;
use crate::store::Keys;
use domain::kernel::{ModelProviderId, TenantId};
use sqlx::PgConnection;

fn context(provider: ModelProviderId) -> Vec<u8> {
    [b"the key of a model provider ", &provider.0.as_bytes()[..]].concat()
}

/// Keeps a provider's key in place of the one before.
///
/// # Errors
/// The database's.
pub async fn keep_key(
    db: &mut PgConnection,
    keys: &Keys,
    (tenant, provider): (TenantId, ModelProviderId),
    key: &str,
) -> Result<(), Stop> {
    let sealed = keys.of_tenant(&mut *db, tenant).await?.seal(key.as_bytes(), &context(provider))?;
    sqlx::query!(
        "insert into models.provider_keys (provider_id, tenant_id, sealed) values ($1, $2, $3)
         on conflict (provider_id) do update set sealed = excluded.sealed",
        provider.0,
        tenant.0,
        sealed
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Destroys a provider's key.
///
/// # Errors
/// The database's.
pub async fn destroy_key(db: &mut PgConnection, provider: ModelProviderId) -> Result<(), Stop> {
    sqlx::query!("delete from models.provider_keys where provider_id = $1", provider.0).execute(db).await?;
    Ok(())
}

/// A provider's key out of its seal; `None` where the tenant's own key is destroyed.
pub(super) async fn open_key(
    db: &mut PgConnection,
    keys: &Keys,
    (tenant, provider): (TenantId, ModelProviderId),
    sealed: &[u8],
) -> Result<Option<String>, Stop> {
    let Some(key) = keys.opening(db, tenant, tenant.0).await? else { return Ok(None) };
    Ok(key.open(sealed, &context(provider)).and_then(|bytes| String::from_utf8(bytes).ok()))
}
