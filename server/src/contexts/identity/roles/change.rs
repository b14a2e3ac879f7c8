use super::known;
use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::identity::{ChangeRole, OwnRole, OwnRoleCommand, RoleContent};

pub async fn change_role(cx: &mut Context, op: ChangeRole) -> Result<(), Stop> {
    let actor = cx.actor()?.clone();
    let loaded = cx.load::<OwnRole>(op.id.0).await?;
    let now = loaded.state.content().filter(|_| loaded.tenant == Some(actor.tenant_id));
    let now = now.cloned().ok_or_else(Refusal::not_found)?;
    if let Some(seen) = op.version {
        cx.same_version(&loaded, i32::try_from(seen).unwrap_or(i32::MAX))?;
    }
    // What the role allows already stays allowed, whoever changes the rest of it; what it denies no longer counts as given.
    let allowed = op.permissions.unwrap_or(now.allowed);
    let denied = op.denied.unwrap_or(now.denied);
    known::may_give(&actor, allowed.without(now.allowed).union(now.denied.without(denied)))?;
    let name = op.name.unwrap_or_else(|| now.name.clone());
    known::name_is_free(cx.tx().await?, actor.tenant_id, &name, Some(op.id)).await?;
    let description = op.description.unwrap_or(now.description);
    let content = RoleContent { name, description, allowed, denied };
    cx.decide::<OwnRole>(op.id.0, &loaded, OwnRoleCommand::Change(content)).await
}
