//! `federation.provisioned`.

use crate::store::{Projected, Projection, Recorded};
use domain::federation::{DirectoryEntry, Provisioning, ProvisioningEvent};
use sqlx::PgConnection;
use sqlx::types::Json;

inventory::submit! { Projection::of::<Provisioning>() }

impl Projected for Provisioning {
    const TABLES: &'static [&'static str] = &["federation.provisioned"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<ProvisioningEvent>) -> Result<(), sqlx::Error> {
        match &recorded.event {
            ProvisioningEvent::ProvisioningBegun { person_id, entry } => {
                // Of whom everything personal is erased nothing is kept.
                let Some(entry) = entry.known() else { return Ok(()) };
                sqlx::query!(
                    "insert into provisioned
                         (id, tenant_id, person_id, directory_name, external_id, address, entry, created_at, changed_at)
                     values ($1, $2, $3, $4, $5, $6, $7, $8, $8)",
                    recorded.stream,
                    recorded.tenant.0,
                    person_id.0,
                    entry.directory_name,
                    entry.external_id,
                    entry.address(),
                    Json(entry) as Json<&DirectoryEntry>,
                    recorded.at.0
                )
                .execute(db)
                .await?;
            }
            ProvisioningEvent::DirectoryEntryChanged { entry } => {
                let Some(entry) = entry.known() else { return Ok(()) };
                sqlx::query!(
                    "update provisioned set directory_name = $2, external_id = $3, address = $4, entry = $5, changed_at = $6
                     where id = $1",
                    recorded.stream,
                    entry.directory_name,
                    entry.external_id,
                    entry.address(),
                    Json(entry) as Json<&DirectoryEntry>,
                    recorded.at.0
                )
                .execute(db)
                .await?;
            }
            ProvisioningEvent::ProvisioningEnded { .. } => {
                sqlx::query!("delete from provisioned where id = $1", recorded.stream).execute(db).await?;
            }
        }
        Ok(())
    }
}
