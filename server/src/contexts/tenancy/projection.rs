//! `tenancy.tenants`: one row a tenant; `tenancy.hosts`: one row a host of a tenant.

use crate::store::{Projected, Projection, Recorded};
use domain::kernel::{Personal, TimeZone};
use domain::tenancy::{PurgeCertificate, Tenant, TenantEvent, TenantStatus};
use sqlx::PgConnection;

inventory::submit! { Projection::of::<Tenant>() }

impl Projected for Tenant {
    const TABLES: &'static [&'static str] = &["tenancy.tenants", "tenancy.hosts"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<TenantEvent>) -> Result<(), sqlx::Error> {
        match &recorded.event {
            TenantEvent::TenantCreated { name, kind, admin_email, mode, provisioning, isolation } => {
                let status = if *provisioning { TenantStatus::Provisioning } else { TenantStatus::Active };
                sqlx::query!(
                    "insert into tenants
                         (id, name, kind, status, admin_email, mode, created_at, stands_since, version, isolation)
                     values ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9)",
                    recorded.stream,
                    name,
                    kind.as_str(),
                    status.as_str(),
                    admin_email.known().map_or("", String::as_str),
                    mode.as_str(),
                    recorded.at.0,
                    recorded.version,
                    isolation.as_str()
                )
                .execute(db)
                .await?;
            }
            TenantEvent::TenantActivated {} | TenantEvent::TenantRestored {} => {
                stands(db, recorded, TenantStatus::Active, None).await?;
            }
            TenantEvent::TenantSuspended { reason } => {
                stands(db, recorded, TenantStatus::Suspended, Some(reason)).await?;
            }
            TenantEvent::TenantCreationFailed { step } => {
                sqlx::query!("update tenants set failed_step = $2 where id = $1", recorded.stream, step)
                    .execute(&mut *db)
                    .await?;
                stands(db, recorded, TenantStatus::Failed, None).await?;
            }
            TenantEvent::TenantClosed { reason, purge_at } => {
                sqlx::query!(
                    "update tenants set status_before = status, purge_at = $2 where id = $1",
                    recorded.stream,
                    purge_at.0
                )
                .execute(&mut *db)
                .await?;
                stands(db, recorded, TenantStatus::Closed, Some(reason)).await?;
            }
            TenantEvent::TenantReopened {} => {
                sqlx::query!(
                    "update tenants
                     set status = status_before, status_before = null, purge_at = null, reason = null,
                         stands_since = $2, version = $3
                     where id = $1",
                    recorded.stream,
                    recorded.at.0,
                    recorded.version
                )
                .execute(db)
                .await?;
            }
            TenantEvent::TenantPurged {} => {
                sqlx::query!("delete from hosts where tenant_id = $1", recorded.stream).execute(&mut *db).await?;
                sqlx::query!(
                    "update tenants set status = $2, admin_email = '', stands_since = $3, version = $4 where id = $1",
                    recorded.stream,
                    TenantStatus::Purged.as_str(),
                    recorded.at.0,
                    recorded.version
                )
                .execute(db)
                .await?;
            }
            TenantEvent::TenantPurgeCertified { saga, keys_destroyed, rows_removed, tables } => {
                let (saga, at) = (*saga, recorded.at);
                let (keys_destroyed, rows_removed, tables) = (*keys_destroyed, *rows_removed, tables.clone());
                let certificate = PurgeCertificate { saga, at, keys_destroyed, rows_removed, tables };
                sqlx::query!(
                    "update tenants set certificate = $2, version = $3 where id = $1",
                    recorded.stream,
                    serde_json::to_value(certificate).unwrap_or_default(),
                    recorded.version
                )
                .execute(db)
                .await?;
            }
            TenantEvent::HostAdded { host_id, host } => {
                sqlx::query!(
                    "with seen as (update tenants set version = $5 where id = $1)
                     insert into hosts (tenant_id, id, host, added_at) values ($1, $2, $3, $4)",
                    recorded.stream,
                    host_id.0,
                    host,
                    recorded.at.0,
                    recorded.version
                )
                .execute(db)
                .await?;
            }
            TenantEvent::HostRemoved { host_id } => {
                sqlx::query!(
                    "with seen as (update tenants set version = $3 where id = $1)
                     delete from hosts where tenant_id = $1 and id = $2",
                    recorded.stream,
                    host_id.0,
                    recorded.version
                )
                .execute(db)
                .await?;
            }
            TenantEvent::TenantChanged { time_zone, name, admin_email } => {
                sqlx::query!(
                    "update tenants
                     set time_zone = case when $2 then time_zone else $3 end, name = coalesce($5, name),
                         admin_email = case when $6 then $7 else admin_email end, version = $4
                     where id = $1",
                    recorded.stream,
                    time_zone.is_absent(),
                    time_zone.value().map(TimeZone::as_str),
                    recorded.version,
                    name.as_deref(),
                    admin_email.is_some(),
                    admin_email.as_ref().and_then(Personal::known).map_or("", String::as_str)
                )
                .execute(db)
                .await?;
            }
            // The clock is the store's own: it is asked for with every event.
            TenantEvent::TestClockSet { .. } => {
                sqlx::query!("update tenants set version = $2 where id = $1", recorded.stream, recorded.version)
                    .execute(db)
                    .await?;
            }
        }
        Ok(())
    }
}

/// The tenant stands elsewhere now.
async fn stands(
    db: &mut PgConnection,
    recorded: &Recorded<TenantEvent>,
    status: TenantStatus,
    reason: Option<&String>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update tenants set status = $2, reason = $3, stands_since = $4, version = $5 where id = $1",
        recorded.stream,
        status.as_str(),
        reason,
        recorded.at.0,
        recorded.version
    )
    .execute(db)
    .await?;
    Ok(())
}
