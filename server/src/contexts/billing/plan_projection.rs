//! `billing.subscription_plans` and `billing.plan_versions`: the plans; `billing.flag_defaults`: what everybody sees.

use crate::store::{Projected, Projection, Recorded};
use domain::billing::{FeatureFlag, FeatureFlagEvent, Plan, PlanEvent};
use serde_json::json;
use sqlx::PgConnection;

inventory::submit! { Projection::of::<Plan>() }
inventory::submit! { Projection::of::<FeatureFlag>() }

impl Projected for Plan {
    const TABLES: &'static [&'static str] = &["billing.subscription_plans", "billing.plan_versions"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<PlanEvent>) -> Result<(), sqlx::Error> {
        match &recorded.event {
            PlanEvent::PlanCreated { code, name } => {
                sqlx::query!(
                    "insert into subscription_plans (code, name, newest, is_retired, created_at, version, stream_id)
                     values ($1, $2, 0, false, $3, $4, $5)",
                    code,
                    name,
                    recorded.at.0,
                    recorded.version,
                    recorded.stream
                )
                .execute(db)
                .await?;
            }
            PlanEvent::PlanVersionPublished { number, features, limits, trial_days } => {
                let names: Vec<_> = features.iter().map(|feature| feature.as_str().to_owned()).collect();
                sqlx::query!(
                    "with plan as (
                         update subscription_plans set newest = $2, version = $7 where stream_id = $1 returning code)
                     insert into plan_versions (code, number, features, limits, trial_days, published_at)
                     select code, $2, $3, $4, $5, $6 from plan",
                    recorded.stream,
                    i32::try_from(*number).unwrap_or(i32::MAX),
                    &names,
                    json!(limits),
                    i32::from(*trial_days),
                    recorded.at.0,
                    recorded.version
                )
                .execute(db)
                .await?;
            }
            PlanEvent::PlanRetired {} => {
                sqlx::query!(
                    "update subscription_plans set is_retired = true, version = $2 where stream_id = $1",
                    recorded.stream,
                    recorded.version
                )
                .execute(db)
                .await?;
            }
        }
        Ok(())
    }
}

impl Projected for FeatureFlag {
    const TABLES: &'static [&'static str] = &["billing.flag_defaults"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<FeatureFlagEvent>) -> Result<(), sqlx::Error> {
        let FeatureFlagEvent::FlagSwitched { feature, on } = &recorded.event;
        sqlx::query!(
            "insert into flag_defaults (feature, is_on) values ($1, $2)
             on conflict (feature) do update set is_on = excluded.is_on",
            feature.as_str(),
            on
        )
        .execute(db)
        .await?;
        Ok(())
    }
}
