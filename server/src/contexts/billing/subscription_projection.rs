//! `billing.tenant_subscriptions`, `billing.add_ons` and `billing.flag_overrides`: what each tenant has.

use crate::store::{Projected, Projection, Recorded};
use domain::Moment;
use domain::billing::{PlanRef, Subscription, SubscriptionEvent};
use serde_json::json;
use sqlx::PgConnection;

inventory::submit! { Projection::of::<Subscription>() }

impl Projected for Subscription {
    const TABLES: &'static [&'static str] =
        &["billing.tenant_subscriptions", "billing.add_ons", "billing.flag_overrides"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<SubscriptionEvent>) -> Result<(), sqlx::Error> {
        let tenant = recorded.tenant.0;
        match &recorded.event {
            SubscriptionEvent::SubscriptionChanged { plan, .. } => on_plan(db, recorded, Some(plan), None).await,
            SubscriptionEvent::TrialStarted { plan, until } => on_plan(db, recorded, Some(plan), Some(*until)).await,
            SubscriptionEvent::TrialEnded { plan } => on_plan(db, recorded, plan.as_ref(), None).await,
            SubscriptionEvent::AddOnGiven { add_on_id, name, gives } => {
                sqlx::query!(
                    "insert into add_ons (tenant_id, id, name, gives, given_at) values ($1, $2, $3, $4, $5)",
                    tenant,
                    add_on_id.0,
                    name,
                    json!(gives),
                    recorded.at.0
                )
                .execute(&mut *db)
                .await?;
                seen(db, recorded).await
            }
            SubscriptionEvent::AddOnTaken { add_on_id } => {
                sqlx::query!("delete from add_ons where tenant_id = $1 and id = $2", tenant, add_on_id.0)
                    .execute(&mut *db)
                    .await?;
                seen(db, recorded).await
            }
            SubscriptionEvent::FlagOverridden { feature, on: Some(on) } => {
                sqlx::query!(
                    "insert into flag_overrides (tenant_id, feature, is_on) values ($1, $2, $3)
                     on conflict (tenant_id, feature) do update set is_on = excluded.is_on",
                    tenant,
                    feature.as_str(),
                    on
                )
                .execute(&mut *db)
                .await?;
                seen(db, recorded).await
            }
            SubscriptionEvent::FlagOverridden { feature, on: None } => {
                let feature = feature.as_str();
                sqlx::query!("delete from flag_overrides where tenant_id = $1 and feature = $2", tenant, feature)
                    .execute(&mut *db)
                    .await?;
                seen(db, recorded).await
            }
        }
    }
}

async fn on_plan(
    db: &mut PgConnection,
    recorded: &Recorded<SubscriptionEvent>,
    plan: Option<&PlanRef>,
    trial_until: Option<Moment>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into tenant_subscriptions (tenant_id, plan_code, plan_version, since, trial_until, version)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (tenant_id) do update
         set plan_code = excluded.plan_code, plan_version = excluded.plan_version, since = excluded.since,
             trial_until = excluded.trial_until, version = excluded.version",
        recorded.tenant.0,
        plan.map(|plan| plan.code.as_str()),
        plan.map(|plan| i32::try_from(plan.version).unwrap_or(i32::MAX)),
        recorded.at.0,
        trial_until.map(|until| until.0),
        recorded.version
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The tenant has a row whatever it was given first.
async fn seen(db: &mut PgConnection, recorded: &Recorded<SubscriptionEvent>) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into tenant_subscriptions (tenant_id, since, version) values ($1, $2, $3)
         on conflict (tenant_id) do update set version = excluded.version",
        recorded.tenant.0,
        recorded.at.0,
        recorded.version
    )
    .execute(db)
    .await?;
    Ok(())
}
