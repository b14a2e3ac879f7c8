use super::sessions::revoke;
use super::tokens::ACCESS_S;
use super::{SessionToken, actor_by_session};
use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::identity::{RefreshSession, SignedIn};

pub async fn refresh_session(cx: &mut Context, op: RefreshSession) -> Result<SignedIn, Stop> {
    let ended = || Refusal::new(401, "session_ended");
    let old = SessionToken::parse(&op.refresh_token).ok_or_else(ended)?;
    let actor = actor_by_session(&cx.services.db, old.session).await?.ok_or_else(ended)?.actor;
    if !cx.caller.site.admits(actor.tenant_id) {
        return Err(ended().into());
    }
    let new = SessionToken::for_session(old.session);
    let mut tx = cx.services.db.as_system("refresh").await?;
    let exchanged = sqlx::query!(
        "update identity.sessions set refresh_hash = $3
         where id = $1 and refresh_hash = $2 and revoked_at is null",
        old.session.0,
        old.hash(),
        new.hash()
    )
    .execute(&mut *tx)
    .await?
    .rows_affected();
    if exchanged == 0 {
        // A known session, but not its newest token: somebody has a copy. Nobody keeps the session.
        revoke(&mut tx, old.session).await?;
        tx.commit().await?;
        tracing::warn!(session = %old.session, "a refresh token was used twice; the session is ended");
        return Err(ended().into());
    }
    tx.commit().await?;
    let access_token = cx.services.tokens.sign(new.session, &actor)?;
    Ok(SignedIn { access_token, refresh_token: new.text(), expires_in: ACCESS_S })
}
