//! The clocks that a tenant goes by, for other contexts.

use crate::Stop;
use domain::kernel::{TenantId, TimeZone};
use sqlx::PgConnection;

/// The zone that a tenant has chosen, as far as the transaction sees it.
///
/// # Errors
/// The database's.
pub async fn tenant_zone(db: &mut PgConnection, tenant: TenantId) -> Result<Option<TimeZone>, Stop> {
    let zone = sqlx::query_scalar!("select time_zone from tenancy.tenants where id = $1", tenant.0);
    Ok(zone.fetch_optional(db).await?.flatten().map(TimeZone::named))
}
