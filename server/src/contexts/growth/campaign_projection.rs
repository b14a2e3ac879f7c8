//! `growth.campaigns`.

use crate::store::{Projected, Projection, Recorded};
use domain::growth::{Campaign, CampaignEvent};
use sqlx::PgConnection;

inventory::submit! { Projection::of::<Campaign>() }

impl Projected for Campaign {
    const TABLES: &'static [&'static str] = &["growth.campaigns"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<CampaignEvent>) -> Result<(), sqlx::Error> {
        match &recorded.event {
            // What it says stays in the log: lists don't show it.
            CampaignEvent::CampaignStarted { code, name, language, a: _, b: _ } => {
                sqlx::query!(
                    "insert into campaigns (id, tenant_id, code, name, language, started_at, version)
                     values ($1, $2, $3, $4, $5, $6, $7)",
                    recorded.stream,
                    recorded.tenant.0,
                    code,
                    name,
                    language.as_str(),
                    recorded.at.0,
                    recorded.version
                )
                .execute(db)
                .await?;
            }
            CampaignEvent::CampaignEnded {} => {
                sqlx::query!(
                    "update campaigns set ended_at = $2, version = $3 where id = $1",
                    recorded.stream,
                    recorded.at.0,
                    recorded.version
                )
                .execute(db)
                .await?;
            }
        }
        Ok(())
    }
}
