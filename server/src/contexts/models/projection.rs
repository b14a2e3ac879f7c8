//! `models.model_providers`, and of the platform's `models.platform_offers`, which every tenant reads.

use crate::store::{Projected, Projection, Recorded};
use domain::billing::OF_PLATFORM;
use domain::models::{ModelProvider, ModelProviderEvent};
use serde_json::json;
use sqlx::PgConnection;

inventory::submit! { Projection::of::<ModelProvider>() }

impl Projected for ModelProvider {
    const TABLES: &'static [&'static str] = &["models.model_providers", "models.platform_offers"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<ModelProviderEvent>) -> Result<(), sqlx::Error> {
        let (id, at, version) = (recorded.stream, recorded.at.0, recorded.version);
        match &recorded.event {
            ModelProviderEvent::ModelProviderAdded { name, kind, base_url, key_fingerprint, rank, models } => {
                let (rank, models) = (number(*rank), json!(models));
                sqlx::query!(
                    "insert into model_providers
                         (id, tenant_id, name, kind, base_url, key_fingerprint, rank, is_on, models, changed_at, version)
                     values ($1, $2, $3, $4, $5, $6, $7, true, $8, $9, $10)",
                    id,
                    recorded.tenant.0,
                    name,
                    kind.as_str(),
                    base_url.as_deref(),
                    key_fingerprint.as_deref(),
                    rank,
                    models,
                    at,
                    version
                )
                .execute(&mut *db)
                .await?;
                if recorded.tenant == OF_PLATFORM {
                    sqlx::query!(
                        "insert into platform_offers (id, name, kind, rank, is_on, models)
                         values ($1, $2, $3, $4, true, $5)",
                        id,
                        name,
                        kind.as_str(),
                        rank,
                        models
                    )
                    .execute(db)
                    .await?;
                }
            }
            ModelProviderEvent::ModelProviderEdited { name, base_url, models } => {
                sqlx::query!(
                    "with offer as (update platform_offers set name = $2, models = $4 where id = $1)
                     update model_providers set name = $2, base_url = $3, models = $4, changed_at = $5, version = $6
                     where id = $1",
                    id,
                    name,
                    base_url.as_deref(),
                    json!(models),
                    at,
                    version
                )
                .execute(db)
                .await?;
            }
            ModelProviderEvent::ModelProviderKeyChanged { key_fingerprint } => {
                sqlx::query!(
                    "update model_providers set key_fingerprint = $2, changed_at = $3, version = $4 where id = $1",
                    id,
                    key_fingerprint.as_deref(),
                    at,
                    version
                )
                .execute(db)
                .await?;
            }
            ModelProviderEvent::ModelProviderSwitched { on } => {
                sqlx::query!(
                    "with offer as (update platform_offers set is_on = $2 where id = $1)
                     update model_providers set is_on = $2, changed_at = $3, version = $4 where id = $1",
                    id,
                    on,
                    at,
                    version
                )
                .execute(db)
                .await?;
            }
            ModelProviderEvent::ModelProviderRanked { rank } => {
                sqlx::query!(
                    "with offer as (update platform_offers set rank = $2 where id = $1)
                     update model_providers set rank = $2, changed_at = $3, version = $4 where id = $1",
                    id,
                    number(*rank),
                    at,
                    version
                )
                .execute(db)
                .await?;
            }
            ModelProviderEvent::ModelProviderRemoved {} => {
                sqlx::query!(
                    "with offer as (delete from platform_offers where id = $1) delete from model_providers where id = $1",
                    id
                )
                .execute(db)
                .await?;
            }
        }
        Ok(())
    }
}

fn number(rank: u32) -> i32 {
    i32::try_from(rank).unwrap_or(i32::MAX)
}
