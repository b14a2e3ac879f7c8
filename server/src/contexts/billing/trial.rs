//! A trial begins, and ends by itself in the tenant's own time.

use super::subscription::{decide, plan_asked};
use crate::Stop;
use crate::gateway::{Caller, Context, Door, Gateway};
use crate::jobs::{Order, Task, due, enqueue};
use crate::store::clock_of;
use domain::billing::{StartTrial, SubscriptionCommand, SubscriptionState};
use domain::kernel::TenantId;
use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

/// The end of a trial among the deadlines; its key is the tenant's id.
pub const TRIAL: &str = "trial";

pub async fn start_trial(cx: &mut Context, op: StartTrial) -> Result<(), Stop> {
    let (plan, terms) = plan_asked(cx, &op.plan, None).await?;
    let state = decide(cx, op.id, SubscriptionCommand::StartTrial { plan, days: terms.trial_days }).await?;
    keep_deadline(cx, op.id, &state).await
}

/// Puts the end of the trial down, or takes it back where there is none any more.
pub(super) async fn keep_deadline(cx: &mut Context, tenant: TenantId, state: &SubscriptionState) -> Result<(), Stop> {
    let key = tenant.to_string();
    // Deadlines are the workers': no tenant writes them by itself.
    cx.widen_to_system("the end of a trial").await?;
    let tx = cx.tx().await?;
    match state.trial_until {
        Some(until) => due::put(tx, tenant, TRIAL, &key, until).await,
        None => due::forget(tx, tenant, TRIAL, &key).await,
    }
}

/// The moment has come: a worker ends the trial.
pub fn trial_falls<'a>(db: &'a mut PgConnection, key: &'a str) -> BoxFuture<'a, Result<(), Stop>> {
    Box::pin(async move {
        let tenant = key.parse::<TenantId>().map_err(Stop::defect)?;
        enqueue(db, &EndTrial { tenant }, &Order::default()).await
    })
}

/// Ends a tenant's trial whose time is over.
#[derive(Debug, Serialize, Deserialize)]
pub struct EndTrial {
    /// The tenant.
    pub tenant: TenantId,
}

impl Task for EndTrial {
    const NAME: &'static str = "end_trial";
    const ATTEMPTS_MAX: i16 = 10;

    async fn carry_out(self, gateway: Gateway) -> Result<(), Stop> {
        let services = gateway.services();
        let mut cx =
            Context::of_worker(services, Caller::system("the end of a trial", Door::Worker), "billing.end_trial");
        if let Some(shows) = clock_of(cx.tx().await?, self.tenant).await? {
            cx.now = shows;
        }
        decide(&mut cx, self.tenant, SubscriptionCommand::EndTrial).await?;
        cx.commit().await
    }
}
