use super::admission::{admitted, one_at_a_time};
use super::rows::{one, require_free_name};
use crate::Stop;
use crate::contexts::identity::{follow_directory, join_tenant, leave_tenant, replace_roles};
use crate::gateway::Context;
use domain::federation::{ChangeProvisioned, Provisioned, Provisioning, ProvisioningCommand};

pub async fn change_provisioned(cx: &mut Context, op: ChangeProvisioned) -> Result<Provisioned, Stop> {
    let tenant = cx.actor()?.tenant_id;
    one_at_a_time(cx, tenant).await?;
    let before = one(cx, tenant, op.id).await?;
    let person = before.person_id;
    let (address, admission) = admitted(cx, tenant, &op.entry).await?;
    require_free_name(cx, tenant, &op.entry, Some(op.id)).await?;
    cx.widen_to_system("a person's record lies where they got their account").await?;
    let (old, new) = (&before.entry, &op.entry);
    if (old.address().as_ref(), old.name()) != (Some(&address), new.name()) {
        follow_directory(cx, tenant, person, &address, &new.name()).await?;
    }
    match (before.active, op.active.unwrap_or(true)) {
        (false, true) => join_tenant(cx, tenant, person, admission.roles_for(&new.roles)).await?,
        (true, false) => leave_tenant(cx, tenant, person).await?,
        (true, true) if old.roles != new.roles => {
            let (from, to) = (admission.roles_for(&old.roles), admission.roles_for(&new.roles));
            replace_roles(cx, tenant, person, (&from, &to)).await?;
        }
        _ => {}
    }
    if old != new {
        let loaded = cx.load::<Provisioning>(op.id.0).await?;
        cx.decide::<Provisioning>(op.id.0, &loaded, ProvisioningCommand::Change { entry: op.entry }).await?;
    }
    one(cx, tenant, op.id).await
}
