use super::admission::{admitted, one_at_a_time};
use super::rows::{one, require_free_name};
use crate::Stop;
use crate::ambient::new_id;
use crate::contexts::identity::{join_tenant, own_account};
use crate::gateway::Context;
use domain::Refusal;
use domain::federation::{ProvisionPerson, Provisioned, Provisioning, ProvisioningCommand};
use domain::kernel::ProvisioningId;

pub async fn provision_person(cx: &mut Context, op: ProvisionPerson) -> Result<Provisioned, Stop> {
    let tenant = cx.actor()?.tenant_id;
    one_at_a_time(cx, tenant).await?;
    let (address, admission) = admitted(cx, tenant, &op.entry).await?;
    require_free_name(cx, tenant, &op.entry, None).await?;
    cx.widen_to_system("an account is looked for among all, and made").await?;
    let person = own_account(cx, tenant, &address, &op.entry.name()).await?;
    let kept = sqlx::query_scalar!(
        r#"select 1 as "one!" from federation.provisioned where tenant_id = $1 and person_id = $2"#,
        tenant.0,
        person.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?;
    if kept.is_some() {
        return Err(Refusal::new(409, "provisioned_already").into());
    }
    if op.active.unwrap_or(true) {
        join_tenant(cx, tenant, person, admission.roles_for(&op.entry.roles)).await?;
    }
    let id = ProvisioningId(new_id());
    cx.create::<Provisioning>(tenant, id.0, ProvisioningCommand::Begin { person, entry: op.entry }).await?;
    one(cx, tenant, id).await
}
