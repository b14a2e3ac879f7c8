//! `tenancy.sub_tenants`: one row a client of an agency.

use crate::store::{Projected, Projection, Recorded};
use domain::tenancy::{Client, ClientEvent};
use sqlx::PgConnection;

inventory::submit! { Projection::of::<Client>() }

impl Projected for Client {
    const TABLES: &'static [&'static str] = &["tenancy.sub_tenants"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<ClientEvent>) -> Result<(), sqlx::Error> {
        let deleted_at = match &recorded.event {
            ClientEvent::ClientCreated { name, website_id, website } => {
                sqlx::query!(
                    "insert into sub_tenants
                         (tenant_id, id, name, website_id, domain, template, features, created_at, version)
                     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                    recorded.tenant.0,
                    recorded.stream,
                    name,
                    website_id.0,
                    website.domain.to_lowercase(),
                    website.template,
                    &website.features,
                    recorded.at.0,
                    recorded.version
                )
                .execute(db)
                .await?;
                return Ok(());
            }
            ClientEvent::ClientRemoved {} => Some(recorded.at.0),
            ClientEvent::ClientRestored {} => None,
        };
        sqlx::query!(
            "update sub_tenants set deleted_at = $3, version = $4 where tenant_id = $1 and id = $2",
            recorded.tenant.0,
            recorded.stream,
            deleted_at,
            recorded.version
        )
        .execute(db)
        .await?;
        Ok(())
    }
}
