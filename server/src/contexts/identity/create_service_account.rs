use super::bounds::may_give;
use crate::Stop;
use crate::ambient::new_id;
use crate::gateway::Context;
use domain::Refusal;
use domain::identity::{
    CreateServiceAccount, ServiceAccount, ServiceAccountCommand, ServiceAccountContent, ServiceAccountCreated,
};
use domain::kernel::ServiceAccountId;
use uuid::Uuid;

pub async fn create_service_account(cx: &mut Context, op: CreateServiceAccount) -> Result<ServiceAccountCreated, Stop> {
    let (actor, id) = (cx.actor()?.clone(), ServiceAccountId(new_id()));
    may_give(cx.tx().await?, &actor, &op.roles).await?;
    name_is_free(cx, &op.name, id.0).await?;
    let content = ServiceAccountContent { name: op.name, roles: op.roles };
    cx.create::<ServiceAccount>(actor.tenant_id, id.0, ServiceAccountCommand::Make(content)).await?;
    Ok(ServiceAccountCreated { id })
}

/// No two service accounts of a tenant are called alike.
pub(super) async fn name_is_free(cx: &mut Context, name: &str, but: Uuid) -> Result<(), Stop> {
    let tenant = cx.actor()?.tenant_id.0;
    let taken = sqlx::query_scalar!(
        r#"select 1 as "one!" from identity.service_accounts
           where tenant_id = $1 and lower(name) = lower($2) and id <> $3"#,
        tenant,
        name.trim(),
        but
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?;
    if taken.is_some() { Err(Refusal::new(409, "service_account_exists").into()) } else { Ok(()) }
}
