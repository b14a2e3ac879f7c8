//! `billing.limit_steps`: the step that each limit of a tenant has reached.

use crate::store::{Projected, Projection, Recorded};
use domain::billing::{LimitWatch, LimitWatchEvent};
use sqlx::PgConnection;

inventory::submit! { Projection::of::<LimitWatch>() }

impl Projected for LimitWatch {
    const TABLES: &'static [&'static str] = &["billing.limit_steps"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<LimitWatchEvent>) -> Result<(), sqlx::Error> {
        let tenant = recorded.tenant.0;
        match &recorded.event {
            LimitWatchEvent::LimitStepReached { limit, step, month, .. } => {
                sqlx::query!(
                    "insert into limit_steps (tenant_id, kind, step, month, reached_at) values ($1, $2, $3, $4, $5)
                     on conflict (tenant_id, kind) do update
                     set step = excluded.step, month = excluded.month, reached_at = excluded.reached_at",
                    tenant,
                    limit.as_str(),
                    i16::from(*step),
                    month.as_deref(),
                    recorded.at.0
                )
                .execute(db)
                .await?;
            }
            LimitWatchEvent::LimitEased { limit } => {
                sqlx::query!("delete from limit_steps where tenant_id = $1 and kind = $2", tenant, limit.as_str())
                    .execute(db)
                    .await?;
            }
        }
        Ok(())
    }
}
