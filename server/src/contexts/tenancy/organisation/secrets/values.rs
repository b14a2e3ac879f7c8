//! The values of secrets: sealed by the tenant's key, each for its own row.

use crate::Stop;
use crate::ambient::{machine_now, new_id};
use crate::gateway::Services;
use crate::store::Keys;
use domain::Moment;
use domain::kernel::{SecretId, TenantId};
use sqlx::PgConnection;
use uuid::Uuid;

fn context(secret: SecretId, id: Uuid) -> Vec<u8> {
    [b"a secret of a tenant ", &secret.0.as_bytes()[..], id.as_bytes()].concat()
}

/// Keeps a value as the present one. The one before can be read until `old_until`, or is destroyed.
pub(super) async fn keep(
    db: &mut PgConnection,
    keys: &Keys,
    (tenant, secret): (TenantId, SecretId),
    (value, old_until): (&str, Option<Moment>),
) -> Result<(), Stop> {
    sqlx::query!("delete from tenancy.secret_values where secret_id = $1 and ends_at is not null", secret.0)
        .execute(&mut *db)
        .await?;
    match old_until {
        Some(until) => {
            sqlx::query!("update tenancy.secret_values set ends_at = $2 where secret_id = $1", secret.0, until.0)
                .execute(&mut *db)
                .await?;
        }
        None => destroy(&mut *db, secret).await?,
    }
    let id = new_id();
    let sealed = keys.of_tenant(&mut *db, tenant).await?.seal(value.as_bytes(), &context(secret, id))?;
    sqlx::query!(
        "insert into tenancy.secret_values (tenant_id, secret_id, id, sealed, made_at) values ($1, $2, $3, $4, $5)",
        tenant.0,
        secret.0,
        id,
        sealed,
        machine_now().0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Destroys every value of a secret.
pub(super) async fn destroy(db: &mut PgConnection, secret: SecretId) -> Result<(), Stop> {
    sqlx::query!("delete from tenancy.secret_values where secret_id = $1", secret.0).execute(db).await?;
    Ok(())
}

/// The values of a tenant's secret that hold, the present one first: for programs of ours that call others in the
/// tenant's name. None: there is no such secret. The use is noted, to the minute.
///
/// # Errors
/// The database's.
pub async fn secret_of(services: &Services, tenant: TenantId, name: &str) -> Result<Vec<String>, Stop> {
    let mut db = services.db.as_system("use a secret of a tenant").await?;
    let now = machine_now().0;
    let rows = sqlx::query!(
        "select v.secret_id, v.id, v.sealed from tenancy.secrets s
         join tenancy.secret_values v on v.tenant_id = s.tenant_id and v.secret_id = s.id
         where s.tenant_id = $1 and lower(s.name) = lower($2) and (v.ends_at is null or v.ends_at > $3)
         order by v.ends_at nulls first",
        tenant.0,
        name,
        now
    )
    .fetch_all(&mut *db)
    .await?;
    let Some(first) = rows.first() else { return Ok(Vec::new()) };
    sqlx::query!(
        "insert into tenancy.secret_uses as known (tenant_id, secret_id, used_at)
         values ($1, $2, date_trunc('minute', $3::timestamptz))
         on conflict (tenant_id, secret_id) do update set used_at = excluded.used_at
         where known.used_at < excluded.used_at",
        tenant.0,
        first.secret_id,
        now
    )
    .execute(&mut *db)
    .await?;
    let key = services.keys.opening(&mut db, tenant, tenant.0).await?;
    db.commit().await?;
    let Some(key) = key else { return Ok(Vec::new()) };
    let open = |sealed: &[u8], secret, id| {
        key.open(sealed, &context(SecretId(secret), id)).and_then(|plain| String::from_utf8(plain).ok())
    };
    Ok(rows.iter().filter_map(|row| open(&row.sealed, row.secret_id, row.id)).collect())
}

/// Destroys at most so many values whose overlap has ended; answers how many there were.
///
/// # Errors
/// The database's.
pub async fn forget_ended(db: &mut PgConnection, rows_max: i64) -> Result<u64, Stop> {
    let gone = sqlx::query!(
        "delete from tenancy.secret_values where (tenant_id, secret_id, id) in (
             select tenant_id, secret_id, id from tenancy.secret_values where ends_at < $1 order by ends_at limit $2)",
        machine_now().0,
        rows_max
    )
    .execute(db)
    .await?;
    Ok(gone.rows_affected())
}
