use super::bounds::may_see;
use super::key_secrets;
use crate::Stop;
use crate::gateway::Context;
use domain::identity::{ApiKey, ApiKeyCommand, RevokeApiKey};

pub async fn revoke_api_key(cx: &mut Context, op: RevokeApiKey) -> Result<(), Stop> {
    let actor = cx.actor()?.clone();
    let key = cx.load::<ApiKey>(op.id.0).await?;
    if let Some(content) = key.state.content() {
        may_see(&actor, content.owner)?;
    }
    cx.decide::<ApiKey>(op.id.0, &key, ApiKeyCommand::Revoke).await?;
    key_secrets::remove(cx.tx().await?, op.id).await
}
