//! Figures of all tenants, for the admin's desk. Tenants for tests are left out.

use crate::Stop;
use chrono::{DateTime, NaiveDate, Utc};
use domain::kernel::Mode;
use sqlx::PgConnection;
use uuid::Uuid;

/// What is known of a tenant.
pub struct TenantFacts {
    /// Its id.
    pub id: Uuid,
    /// What people call it.
    pub name: String,
    /// Its kind, by its wire name.
    pub kind: String,
    /// Its status, by its wire name.
    pub status: String,
    /// When it came.
    pub created_at: DateTime<Utc>,
}

/// Every tenant whose rows are in this database: what others use is counted in theirs.
///
/// # Errors
/// When the database isn't there.
pub async fn facts(db: &mut PgConnection) -> Result<Vec<TenantFacts>, Stop> {
    let all = sqlx::query_as!(
        TenantFacts,
        "select id, name, kind, status, created_at from tenancy.tenants t
         where mode = $1 and status in ('provisioning', 'active', 'suspended')
           and not exists (select from tenancy.cells c where c.tenant_id = t.id)
         order by id",
        Mode::Live.as_str()
    );
    Ok(all.fetch_all(db).await?)
}

/// How many tenants there were before `from`, and how many came on each day from then on.
///
/// # Errors
/// When the database isn't there.
pub async fn growth(db: &mut PgConnection, from: DateTime<Utc>) -> Result<(i64, Vec<(NaiveDate, i64)>), Stop> {
    let before = sqlx::query_scalar!(
        r#"select count(*) as "before!" from tenancy.tenants where mode = $1 and created_at < $2 and status <> 'failed'"#,
        Mode::Live.as_str(),
        from
    )
    .fetch_one(&mut *db)
    .await?;
    let days = sqlx::query!(
        r#"select (created_at at time zone 'utc')::date as "day!", count(*) as "new!" from tenancy.tenants
           where mode = $1 and created_at >= $2 and status <> 'failed' group by 1 order by 1"#,
        Mode::Live.as_str(),
        from
    )
    .fetch_all(db)
    .await?;
    Ok((before, days.into_iter().map(|row| (row.day, row.new)).collect()))
}
