//! Whether there is a client, for whoever gives roles within one.

use crate::Stop;
use domain::kernel::{ClientId, TenantId};
use sqlx::PgConnection;

/// Whether a tenant has this client and hasn't removed it.
///
/// # Errors
/// The database's.
pub async fn has_client(db: &mut PgConnection, tenant: TenantId, client: ClientId) -> Result<bool, Stop> {
    let known = sqlx::query_scalar!(
        r#"select 1 as "one!" from tenancy.sub_tenants where tenant_id = $1 and id = $2 and deleted_at is null"#,
        tenant.0,
        client.0
    );
    Ok(known.fetch_optional(db).await?.is_some())
}
