use super::registered_app::keep_secret;
use crate::Stop;
use crate::ambient::{base64url, new_secret};
use crate::gateway::Context;
use domain::federation::{App, AppCommand, AppSecretReplaced, ReplaceAppSecret};

pub async fn replace_app_secret(cx: &mut Context, op: ReplaceAppSecret) -> Result<AppSecretReplaced, Stop> {
    let loaded = cx.load::<App>(op.id.0).await?;
    cx.decide::<App>(op.id.0, &loaded, AppCommand::ReplaceSecret).await?;
    let (tenant, client_secret) = (cx.actor()?.tenant_id, base64url(&new_secret()));
    keep_secret(cx.tx().await?, (tenant, op.id), &client_secret).await?;
    Ok(AppSecretReplaced { client_secret })
}
