//! `tenancy.secrets`: which secrets tenants keep, without their values.

use crate::store::{Projected, Projection, Recorded};
use domain::tenancy::{Secret, SecretEvent};
use sqlx::PgConnection;

inventory::submit! { Projection::of::<Secret>() }

impl Projected for Secret {
    const TABLES: &'static [&'static str] = &["tenancy.secrets"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<SecretEvent>) -> Result<(), sqlx::Error> {
        let (tenant, id) = (recorded.tenant.0, recorded.stream);
        match &recorded.event {
            SecretEvent::SecretStored { name, fingerprint } => {
                sqlx::query!(
                    "insert into secrets (tenant_id, id, name, fingerprint, changed_at, version)
                     values ($1, $2, $3, $4, $5, $6)",
                    tenant,
                    id,
                    name,
                    fingerprint,
                    recorded.at.0,
                    recorded.version
                )
                .execute(db)
                .await?;
            }
            SecretEvent::SecretRotated { fingerprint, old_until } => {
                sqlx::query!(
                    "update secrets set fingerprint = $3, old_until = $4, changed_at = $5, version = $6
                     where tenant_id = $1 and id = $2",
                    tenant,
                    id,
                    fingerprint,
                    old_until.map(|until| until.0),
                    recorded.at.0,
                    recorded.version
                )
                .execute(db)
                .await?;
            }
            SecretEvent::SecretRemoved {} => {
                sqlx::query!("delete from secrets where tenant_id = $1 and id = $2", tenant, id).execute(db).await?;
            }
        }
        Ok(())
    }
}
