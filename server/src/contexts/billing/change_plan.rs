use super::subscription::{decide, plan_asked};
use super::trial;
use crate::Stop;
use crate::gateway::Context;
use domain::billing::{ChangePlan, SubscriptionCommand};

pub async fn change_plan(cx: &mut Context, op: ChangePlan) -> Result<(), Stop> {
    let (plan, _) = plan_asked(cx, &op.plan, op.version).await?;
    let state = decide(cx, op.id, SubscriptionCommand::Change { plan }).await?;
    trial::keep_deadline(cx, op.id, &state).await
}
