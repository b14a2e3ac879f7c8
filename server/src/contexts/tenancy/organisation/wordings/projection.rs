//! `tenancy.wordings`: what stands in the place of texts for tenants; `tenancy.platform_wordings`: for everybody.

use crate::store::{Projected, Projection, Recorded};
use domain::tenancy::{Wording, WordingEvent, WordingOwner, Words};
use sqlx::PgConnection;
use sqlx::types::Json;

inventory::submit! { Projection::of::<Wording>() }

impl Projected for Wording {
    const TABLES: &'static [&'static str] = &["tenancy.wordings", "tenancy.platform_wordings"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<WordingEvent>) -> Result<(), sqlx::Error> {
        match &recorded.event {
            WordingEvent::TextChanged { owner: WordingOwner::Platform, key, language, after, .. } => {
                sqlx::query!(
                    "insert into platform_wordings (key, language, words, changed_at) values ($1, $2, $3, $4)
                     on conflict (key, language) do update
                     set words = excluded.words, changed_at = excluded.changed_at",
                    key,
                    language.as_str(),
                    Json(after) as Json<&Words>,
                    recorded.at.0
                )
                .execute(db)
                .await?;
            }
            WordingEvent::TextReset { owner: WordingOwner::Platform, key, language, .. } => {
                sqlx::query!("delete from platform_wordings where key = $1 and language = $2", key, language.as_str())
                    .execute(db)
                    .await?;
            }
            WordingEvent::TextChanged { owner: WordingOwner::Tenant, key, language, after, .. } => {
                sqlx::query!(
                    "insert into wordings (tenant_id, key, language, words, changed_at) values ($1, $2, $3, $4, $5)
                     on conflict (tenant_id, key, language) do update
                     set words = excluded.words, changed_at = excluded.changed_at",
                    recorded.tenant.0,
                    key,
                    language.as_str(),
                    Json(after) as Json<&Words>,
                    recorded.at.0
                )
                .execute(db)
                .await?;
            }
            WordingEvent::TextReset { owner: WordingOwner::Tenant, key, language, .. } => {
                sqlx::query!(
                    "delete from wordings where tenant_id = $1 and key = $2 and language = $3",
                    recorded.tenant.0,
                    key,
                    language.as_str()
                )
                .execute(db)
                .await?;
            }
        }
        Ok(())
    }
}
