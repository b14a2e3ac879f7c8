use super::known;
use crate::Stop;
use crate::ambient::new_id;
use crate::gateway::Context;
use domain::Refusal;
use domain::identity::{CreateRole, OwnRole, OwnRoleCommand, RoleContent, RoleMade};
use domain::kernel::RoleId;

/// The roles that a tenant can make for itself; enough for any, and few enough to be read at once.
const ROLES_MAX: usize = 100;

pub async fn create_role(cx: &mut Context, op: CreateRole) -> Result<RoleMade, Stop> {
    let actor = cx.actor()?.clone();
    known::may_give(&actor, op.permissions)?;
    let tx = cx.tx().await?;
    if known::own(tx, actor.tenant_id).await?.len() >= ROLES_MAX {
        return Err(Refusal::new(409, "roles_full").with("max", ROLES_MAX).into());
    }
    known::name_is_free(tx, actor.tenant_id, &op.name, None).await?;
    let id = RoleId(new_id());
    let content = RoleContent {
        name: op.name,
        description: op.description.unwrap_or_default(),
        allowed: op.permissions,
        denied: op.denied.unwrap_or_default(),
    };
    cx.create::<OwnRole>(actor.tenant_id, id.0, OwnRoleCommand::Make(content)).await?;
    Ok(RoleMade { id })
}
