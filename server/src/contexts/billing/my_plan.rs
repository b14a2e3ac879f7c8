use super::standing;
use crate::Stop;
use crate::gateway::Context;
use domain::billing::{MyPlan, PlanStanding, TenantPlan};
use domain::tenancy::Tenant;

pub async fn my_plan(cx: &mut Context, _: MyPlan) -> Result<PlanStanding, Stop> {
    let tenant = cx.actor()?.tenant_id;
    standing::of(cx, tenant).await
}

pub async fn tenant_plan(cx: &mut Context, op: TenantPlan) -> Result<PlanStanding, Stop> {
    // The tenant's existence is asked of its log, which is everybody's; its tables are the tenancy's.
    cx.load::<Tenant>(op.id.0).await?;
    // The platform sees no tenant's files: only how much there is of them.
    cx.widen_to_system("how much of its plan a tenant uses").await?;
    standing::of(cx, op.id).await
}
