use super::held;
use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::identity::{OwnRole, OwnRoleCommand, RemoveRole};

pub async fn remove_role(cx: &mut Context, op: RemoveRole) -> Result<(), Stop> {
    let tenant = cx.actor()?.tenant_id;
    let loaded = cx.load::<OwnRole>(op.id.0).await?;
    if loaded.tenant != Some(tenant) {
        return Err(Refusal::not_found().into());
    }
    let people = held::people_with(cx.tx().await?, tenant, op.id.into()).await?;
    if people > 0 {
        return Err(Refusal::new(409, "role_in_use").with("people", people).into());
    }
    cx.decide::<OwnRole>(op.id.0, &loaded, OwnRoleCommand::Remove).await
}
