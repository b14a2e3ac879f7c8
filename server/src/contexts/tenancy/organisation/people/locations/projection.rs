//! `tenancy.locations`.

use crate::store::{Projected, Projection, Recorded};
use domain::tenancy::{Location, LocationEvent};
use sqlx::PgConnection;

inventory::submit! { Projection::of::<Location>() }

impl Projected for Location {
    const TABLES: &'static [&'static str] = &["tenancy.locations"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<LocationEvent>) -> Result<(), sqlx::Error> {
        let (tenant, id) = (recorded.tenant.0, recorded.stream);
        match &recorded.event {
            LocationEvent::LocationAdded { location } => {
                sqlx::query!(
                    "insert into locations (tenant_id, id, name, time_zone, address, added_at, version)
                     values ($1, $2, $3, $4, $5, $6, $7)",
                    tenant,
                    id,
                    location.name,
                    location.time_zone.as_str(),
                    location.address.as_deref(),
                    recorded.at.0,
                    recorded.version
                )
                .execute(db)
                .await?;
            }
            LocationEvent::LocationChanged { location } => {
                sqlx::query!(
                    "update locations set name = $3, time_zone = $4, address = $5, version = $6
                     where tenant_id = $1 and id = $2",
                    tenant,
                    id,
                    location.name,
                    location.time_zone.as_str(),
                    location.address.as_deref(),
                    recorded.version
                )
                .execute(db)
                .await?;
            }
            LocationEvent::LocationRemoved {} => {
                sqlx::query!("delete from locations where tenant_id = $1 and id = $2", tenant, id).execute(db).await?;
            }
        }
        Ok(())
    }
}
