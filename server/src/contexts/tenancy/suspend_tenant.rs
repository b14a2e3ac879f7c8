use super::own;
use crate::Stop;
use crate::gateway::Context;
use domain::tenancy::{SuspendTenant, Tenant, TenantCommand};

pub async fn suspend_tenant(cx: &mut Context, op: SuspendTenant) -> Result<(), Stop> {
    own::refuse(cx, op.id)?;
    let loaded = cx.load::<Tenant>(op.id.0).await?;
    let reason = op.reason.trim().to_owned();
    cx.decide::<Tenant>(op.id.0, &loaded, TenantCommand::Suspend { reason }).await
}
