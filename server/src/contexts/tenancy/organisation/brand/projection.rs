//! `tenancy.brands`: how tenants look.

use crate::store::{Projected, Projection, Recorded};
use domain::tenancy::{Brand, BrandColour, BrandEvent};
use sqlx::PgConnection;

inventory::submit! { Projection::of::<Brand>() }

impl Projected for Brand {
    const TABLES: &'static [&'static str] = &["tenancy.brands"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<BrandEvent>) -> Result<(), sqlx::Error> {
        let tenant = recorded.tenant.0;
        match &recorded.event {
            BrandEvent::BrandChanged { name, colour } => {
                sqlx::query!(
                    "insert into brands (tenant_id, name, colour, version) values ($1, $2, $3, $4)
                     on conflict (tenant_id) do update
                     set name = excluded.name, colour = excluded.colour, version = excluded.version",
                    tenant,
                    name.as_deref(),
                    colour.as_ref().map(BrandColour::as_str),
                    recorded.version
                )
                .execute(db)
                .await?;
            }
            BrandEvent::BrandLogoChanged { logo } => {
                sqlx::query!(
                    "insert into brands (tenant_id, logo_kind, logo_digest, version) values ($1, $2, $3, $4)
                     on conflict (tenant_id) do update set logo_kind = excluded.logo_kind,
                         logo_digest = excluded.logo_digest, version = excluded.version",
                    tenant,
                    logo.kind.as_str(),
                    logo.digest,
                    recorded.version
                )
                .execute(db)
                .await?;
            }
            BrandEvent::BrandLogoRemoved {} => {
                sqlx::query!(
                    "update brands set logo_kind = null, logo_digest = null, version = $2 where tenant_id = $1",
                    tenant,
                    recorded.version
                )
                .execute(db)
                .await?;
            }
            BrandEvent::BrandReset {} => {
                sqlx::query!("delete from brands where tenant_id = $1", tenant).execute(db).await?;
            }
        }
        Ok(())
    }
}
