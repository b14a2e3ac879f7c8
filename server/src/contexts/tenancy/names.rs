//! What tenants are called, for lists of other contexts.

use crate::Stop;
use domain::kernel::TenantId;
use domain::tenancy::TenantStatus;
use sqlx::PgConnection;
use std::collections::HashMap;
use uuid::Uuid;

/// The names of these tenants, as far as the transaction sees them.
///
/// # Errors
/// The database's.
pub async fn tenant_names(db: &mut PgConnection, tenants: Vec<Uuid>) -> Result<HashMap<TenantId, String>, Stop> {
    let rows = sqlx::query!("select id, name from tenancy.tenants where id = any($1)", &tenants).fetch_all(db).await?;
    Ok(rows.into_iter().map(|row| (TenantId(row.id), row.name)).collect())
}

/// The tenant that is active and bears this name, in any case, as far as the transaction sees it; the oldest of several.
///
/// # Errors
/// The database's.
pub async fn tenant_called(db: &mut PgConnection, name: &str) -> Result<Option<TenantId>, Stop> {
    let id = sqlx::query_scalar!(
        "select id from tenancy.tenants where lower(name) = lower($1) and status = $2 order by created_at, id limit 1",
        name,
        TenantStatus::Active.as_str()
    )
    .fetch_optional(db)
    .await?;
    Ok(id.map(TenantId))
}
