use super::key_secrets;
use crate::Stop;
use crate::gateway::Context;
use domain::identity::{ApiKey, ApiKeyCommand, RevokeAnyApiKey};

pub async fn revoke_any_api_key(cx: &mut Context, op: RevokeAnyApiKey) -> Result<(), Stop> {
    let key = cx.load::<ApiKey>(op.id.0).await?;
    cx.decide::<ApiKey>(op.id.0, &key, ApiKeyCommand::Revoke).await?;
    // Secrets are nobody's to reach for but their tenant's.
    cx.widen_to_system("a key of any tenant is revoked").await?;
    key_secrets::remove(cx.tx().await?, op.id).await
}
