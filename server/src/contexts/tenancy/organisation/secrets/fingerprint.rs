//! Fingerprints tell a tenant's values apart. They are made with a key that only this installation can open, so that
//! whoever reads them, in events or lists, can't try values against them.

use crate::Stop;
use crate::ambient::new_secret;
use crate::store::Keys;
use domain::kernel::TenantId;
use ring::hmac;
use sqlx::PgConnection;

const CONTEXT: &[u8] = b"the key of fingerprints";
/// Bytes of the code that are shown.
const SHOWN_BYTES: usize = 6;

/// The fingerprint of a value: the beginning of HMAC-SHA-256 in hexadecimal.
///
/// # Errors
/// The database's; a defect where the tenant's key is gone.
pub async fn of(db: &mut PgConnection, keys: &Keys, tenant: TenantId, value: &str) -> Result<String, Stop> {
    let key = hmac::Key::new(hmac::HMAC_SHA256, &key_of(db, keys, tenant).await?);
    let code = hmac::sign(&key, value.as_bytes());
    Ok(code.as_ref().iter().take(SHOWN_BYTES).map(|byte| format!("{byte:02x}")).collect())
}

/// The tenant's key; made at the first use.
async fn key_of(db: &mut PgConnection, keys: &Keys, tenant: TenantId) -> Result<Vec<u8>, Stop> {
    let sealed = keys.of_tenant(&mut *db, tenant).await?.seal(&new_secret(), CONTEXT)?;
    // Of two who make one at the same moment the second uses the first one's.
    sqlx::query!(
        "insert into tenancy.fingerprint_keys (tenant_id, sealed) values ($1, $2) on conflict do nothing",
        tenant.0,
        sealed
    )
    .execute(&mut *db)
    .await?;
    let kept = sqlx::query_scalar!("select sealed from tenancy.fingerprint_keys where tenant_id = $1", tenant.0)
        .fetch_one(&mut *db)
        .await?;
    let key = keys.opening(db, tenant, tenant.0).await?.ok_or_else(|| Stop::defect("the tenant's key is gone"))?;
    key.open(&kept, CONTEXT).ok_or_else(|| Stop::defect("the key of fingerprints can't be opened"))
}
