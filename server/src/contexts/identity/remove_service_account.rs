use super::key_secrets;
use crate::Stop;
use crate::gateway::Context;
use domain::identity::{ApiKey, ApiKeyCommand, RemoveServiceAccount, ServiceAccount, ServiceAccountCommand};
use domain::kernel::ApiKeyId;

pub async fn remove_service_account(cx: &mut Context, op: RemoveServiceAccount) -> Result<(), Stop> {
    let tenant = cx.actor()?.tenant_id.0;
    let account = cx.load::<ServiceAccount>(op.id.0).await?;
    cx.decide::<ServiceAccount>(op.id.0, &account, ServiceAccountCommand::Remove).await?;
    let keys = sqlx::query_scalar!(
        "select id from identity.api_keys
         where tenant_id = $1 and service_account_id = $2 and revoked_at is null order by id",
        tenant,
        op.id.0
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    for id in keys {
        let key = cx.load::<ApiKey>(id).await?;
        cx.decide::<ApiKey>(id, &key, ApiKeyCommand::Revoke).await?;
        key_secrets::remove(cx.tx().await?, ApiKeyId(id)).await?;
    }
    Ok(())
}
