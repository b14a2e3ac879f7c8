use super::admission::one_at_a_time;
use super::rows::one;
use crate::Stop;
use crate::contexts::identity::leave_tenant;
use crate::gateway::Context;
use domain::federation::{EndProvisioning, Provisioning, ProvisioningCommand};

pub async fn end_provisioning(cx: &mut Context, op: EndProvisioning) -> Result<(), Stop> {
    let tenant = cx.actor()?.tenant_id;
    one_at_a_time(cx, tenant).await?;
    let before = one(cx, tenant, op.id).await?;
    let loaded = cx.load::<Provisioning>(op.id.0).await?;
    cx.decide::<Provisioning>(op.id.0, &loaded, ProvisioningCommand::End).await?;
    if before.active {
        cx.widen_to_system("a person's record lies where they got their account").await?;
        leave_tenant(cx, tenant, before.person_id).await?;
    }
    Ok(())
}
