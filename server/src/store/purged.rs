//! What becomes of a tenant's rows once its keys are destroyed: they are removed wherever they are, but for what has to
//! stay so that the record stays whole.

use crate::Stop;
use crate::ambient::machine_now;
use crate::kept_rows::KEPT;
use domain::kernel::TenantId;
use sqlx::{AssertSqlSafe, Connection, PgConnection};

/// Notes that a tenant's keys are destroyed, so that a rebuild doesn't bring its rows back.
///
/// # Errors
/// The database's.
pub async fn note_purged(db: &mut PgConnection, tenant: TenantId) -> Result<(), Stop> {
    sqlx::query!("update log.tenants set purged_at = $2 where tenant_id = $1", tenant.0, machine_now().0)
        .execute(db)
        .await?;
    Ok(())
}

/// The tenants whose keys are destroyed.
pub(super) async fn purged(db: &mut PgConnection) -> Result<Vec<TenantId>, sqlx::Error> {
    let ids =
        sqlx::query_scalar!("select tenant_id from log.tenants where purged_at is not null").fetch_all(db).await?;
    Ok(ids.into_iter().map(TenantId).collect())
}

/// Whether a projection keeps its rows of tenants that are gone.
pub(super) fn keeps(tables: &[&str]) -> bool {
    tables.iter().any(|table| KEPT.iter().any(|(kept, _)| kept == table))
}

/// Removes a tenant's rows from every table that names a tenant; answers how many from which. A table whose rows others
/// still name comes again after those.
///
/// # Errors
/// The database's; a defect where rows can't be removed at all.
pub async fn remove_rows(db: &mut PgConnection, tenant: TenantId) -> Result<Vec<(String, u64)>, Stop> {
    let mut waiting = tables(db).await?;
    let mut removed = Vec::new();
    while !waiting.is_empty() {
        let (before, mut again, mut fault) = (waiting.len(), Vec::new(), None);
        for table in waiting {
            let mut part = db.begin().await?;
            // The name comes from the database's own catalogue, quoted where it has to be.
            let statement = AssertSqlSafe(format!("delete from {table} where tenant_id = $1"));
            match sqlx::query(statement).bind(tenant.0).execute(&mut *part).await {
                Ok(done) => {
                    part.commit().await?;
                    if done.rows_affected() > 0 {
                        removed.push((table, done.rows_affected()));
                    }
                }
                Err(sqlx::Error::Database(error)) if error.is_foreign_key_violation() => {
                    part.rollback().await?;
                    fault = Some(error);
                    again.push(table);
                }
                Err(other) => return Err(other.into()),
            }
        }
        if let Some(fault) = fault.filter(|_| again.len() == before) {
            return Err(Stop::defect(format!("rows of a tenant can't be removed: {fault}")));
        }
        waiting = again;
    }
    removed.sort_unstable();
    Ok(removed)
}

/// Every table of ours that names a tenant and doesn't keep its rows.
async fn tables(db: &mut PgConnection) -> Result<Vec<String>, sqlx::Error> {
    let kept: Vec<_> = KEPT.iter().map(|(table, _)| (*table).to_owned()).collect();
    sqlx::query_scalar!(
        r#"select format('%I.%I', n.nspname, c.relname) as "table!" from pg_class c
           join pg_namespace n on n.oid = c.relnamespace
           join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
           where c.relkind in ('r', 'p') and n.nspname not like 'pg\_%'
             and n.nspname not in ('information_schema', 'public', 'keys', 'rebuild')
             and not format('%I.%I', n.nspname, c.relname) = any($1)
           order by 1"#,
        &kept
    )
    .fetch_all(db)
    .await
}
