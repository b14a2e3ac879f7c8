//! What tenants are called, for lists of other contexts.

use crate::Stop;
use domain::kernel::TenantId;
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
