//! `federation.providers` and `federation.domains`.

use crate::store::{Projected, Projection, Recorded};
use domain::federation::{Admission, IdentityProvider, ProviderEvent};
use sqlx::PgConnection;
use sqlx::types::Json;

inventory::submit! { Projection::of::<IdentityProvider>() }

impl Projected for IdentityProvider {
    const TABLES: &'static [&'static str] = &["federation.providers", "federation.domains"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<ProviderEvent>) -> Result<(), sqlx::Error> {
        match &recorded.event {
            ProviderEvent::ProviderConnected { name, issuer, client_id, used_by, admission } => {
                sqlx::query!(
                    "insert into providers (id, tenant_id, name, issuer, client_id, used_by, admission, connected_at)
                     values ($1, $2, $3, $4, $5, $6, $7, $8)",
                    recorded.stream,
                    recorded.tenant.0,
                    name,
                    issuer,
                    client_id,
                    used_by.as_str(),
                    Json(admission) as Json<&Admission>,
                    recorded.at.0
                )
                .execute(db)
                .await?;
            }
            ProviderEvent::ProviderChanged { name, issuer, client_id, admission } => {
                sqlx::query!(
                    "update providers set name = $2, issuer = $3, client_id = $4, admission = $5 where id = $1",
                    recorded.stream,
                    name,
                    issuer,
                    client_id,
                    Json(admission) as Json<&Admission>
                )
                .execute(db)
                .await?;
            }
            ProviderEvent::ProviderRemoved {} => {
                sqlx::query!(
                    "with gone as (delete from domains where provider_id = $1) delete from providers where id = $1",
                    recorded.stream
                )
                .execute(db)
                .await?;
            }
            ProviderEvent::DomainClaimed { domain_id, domain, challenge } => {
                sqlx::query!(
                    "insert into domains (id, tenant_id, provider_id, domain, challenge, claimed_at)
                     values ($1, $2, $3, $4, $5, $6)",
                    domain_id.0,
                    recorded.tenant.0,
                    recorded.stream,
                    domain,
                    challenge,
                    recorded.at.0
                )
                .execute(db)
                .await?;
            }
            ProviderEvent::DomainVerified { domain_id, .. } => {
                sqlx::query!("update domains set verified_at = $2 where id = $1", domain_id.0, recorded.at.0)
                    .execute(db)
                    .await?;
            }
            ProviderEvent::DomainReleased { domain_id, .. } => {
                sqlx::query!("delete from domains where id = $1", domain_id.0).execute(db).await?;
            }
        }
        Ok(())
    }
}
