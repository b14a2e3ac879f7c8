//! `tenancy.tenants`: one row a tenant.

use crate::store::{Projected, Recorded};
use domain::kernel::TimeZone;
use domain::tenancy::{Tenant, TenantEvent, TenantStatus};
use sqlx::PgConnection;

impl Projected for Tenant {
    const TABLES: &'static [&'static str] = &["tenancy.tenants"];

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
            // The clock is the store's own: it is asked for with every event.
            TenantEvent::TestClockSet { .. } => {
                sqlx::query!("update tenants set version = $2 where id = $1", recorded.stream, recorded.version)
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
        }
        Ok(())
    }
}
