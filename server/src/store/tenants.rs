//! What the store itself knows of a tenant: whether it is for tests, and what its test clock shows.

use crate::Stop;
use domain::Moment;
use domain::kernel::{Mode, TenantId};
use sqlx::PgConnection;

/// Notes a new tenant, before its first event.
///
/// # Errors
/// The database's.
pub async fn open_tenant(db: &mut PgConnection, tenant: TenantId, mode: Mode) -> Result<(), Stop> {
    sqlx::query!(
        "insert into log.tenants (tenant_id, mode) values ($1, $2) on conflict (tenant_id) do nothing",
        tenant.0,
        mode.as_str()
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The moment at which a test tenant's clock stands; `None` where business time is the machine's.
///
/// # Errors
/// The database's.
pub async fn clock_of(db: &mut PgConnection, tenant: TenantId) -> Result<Option<Moment>, Stop> {
    let found = sqlx::query_scalar!("select test_clock from log.tenants where tenant_id = $1", tenant.0)
        .fetch_optional(db)
        .await?;
    Ok(found.flatten().map(Moment))
}

/// Lets a test tenant's clock stand at a moment.
///
/// # Errors
/// The database's.
pub async fn set_test_clock(db: &mut PgConnection, tenant: TenantId, shows: Moment) -> Result<(), Stop> {
    sqlx::query!(
        "update log.tenants set test_clock = $2 where tenant_id = $1 and mode = $3",
        tenant.0,
        shows.0,
        Mode::Test.as_str()
    )
    .execute(db)
    .await?;
    Ok(())
}
