use super::bounds::may_give;
use super::create_service_account::name_is_free;
use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::identity::{ChangeServiceAccount, ServiceAccount, ServiceAccountCommand, ServiceAccountContent};
use domain::policy::RoleRef;

pub async fn change_service_account(cx: &mut Context, op: ChangeServiceAccount) -> Result<(), Stop> {
    let actor = cx.actor()?.clone();
    let account = cx.load::<ServiceAccount>(op.id.0).await?;
    let now = account.state.content().cloned().ok_or_else(Refusal::not_found)?;
    let content = ServiceAccountContent {
        name: op.name.unwrap_or_else(|| now.name.clone()),
        roles: op.roles.unwrap_or_else(|| now.roles.clone()),
    };
    let more: Vec<RoleRef> = content.roles.iter().copied().filter(|role| !now.roles.contains(role)).collect();
    may_give(cx.tx().await?, &actor, &more).await?;
    name_is_free(cx, &content.name, op.id.0).await?;
    cx.decide::<ServiceAccount>(op.id.0, &account, ServiceAccountCommand::Change(content)).await
}
