use super::app_token::{AppToken, AppTokenKind};
use super::families;
use super::registered_app::authenticate;
use crate::Stop;
use crate::gateway::Context;
use domain::federation::RevokeToken;

pub async fn revoke_token(cx: &mut Context, op: RevokeToken) -> Result<(), Stop> {
    let services = cx.services.clone();
    let app = authenticate(&services, &op.client_id, op.client_secret.as_deref()).await?;
    let Some(token) = AppToken::parse(&op.token) else { return Ok(()) };
    let mut tx = services.db.as_system("revoke an app's token").await?;
    let row = sqlx::query!(
        "select access_hash, refresh_hash from federation.grants where id = $1 and app_id = $2",
        token.family,
        app.id.0
    )
    .fetch_optional(&mut *tx)
    .await?;
    let is_newest = row.is_some_and(|row| match token.kind {
        AppTokenKind::Access => row.access_hash == token.hash(),
        AppTokenKind::Refresh => row.refresh_hash == Some(token.hash()),
    });
    if is_newest {
        families::revoke(&mut tx, token.family).await?;
    }
    Ok(tx.commit().await?)
}
