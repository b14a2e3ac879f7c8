//! `tenancy.tenants`: one row a tenant; `tenancy.hosts`: one row a host of a tenant.

use crate::store::{Projected, Projection, Recorded};
use domain::kernel::TimeZone;
use domain::tenancy::{Tenant, TenantEvent, TenantStatus};
use sqlx::PgConnection;

inventory::submit! { Projection::of::<Tenant>() }

impl Projected for Tenant {
    const TABLES: &'static [&'static str] = &["tenancy.tenants", "tenancy.hosts"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<TenantEvent>) -> Result<(), sqlx::Error> {
        match &recorded.event {
            TenantEvent::TenantCreated { name, kind, admin_email, mode } => {
                sqlx::query!(
                    "insert into tenants (id, name, kind, status, admin_email, mode, created_at, version)
                     values ($1, $2, $3, $4, $5, $6, $7, $8)",
                    recorded.stream,
                    name,
                    kind.as_str(),
                    TenantStatus::Active.as_str(),
                    admin_email.known().map_or("", String::as_str),
                    mode.as_str(),
                    recorded.at.0,
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
            TenantEvent::TenantChanged { time_zone } => {
                sqlx::query!(
                    "update tenants
                     set time_zone = case when $2 then time_zone else $3 end, version = $4 where id = $1",
                    recorded.stream,
                    time_zone.is_absent(),
                    time_zone.value().map(TimeZone::as_str),
                    recorded.version
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
