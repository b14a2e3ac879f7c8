use super::sessions::{Exchange, exchange, revoke};
use super::tokens::ACCESS_S;
use super::{SessionToken, actor_by_session};
use crate::Stop;
use crate::audit::{self, Access};
use crate::gateway::Context;
use domain::Refusal;
use domain::identity::{RefreshSession, SignedIn};
use domain::platform::AccessKind;

pub async fn refresh_session(cx: &mut Context, op: RefreshSession) -> Result<SignedIn, Stop> {
    let ended = || Refusal::new(401, "session_ended");
    let old = SessionToken::parse(&op.refresh_token).ok_or_else(ended)?;
    let db = cx.services.db.clone();
    let actor = actor_by_session(&db, old.session, None).await?.ok_or_else(ended)?.actor;
    if !cx.caller.site.admits(actor.tenant_id) {
        return Err(ended().into());
    }
    let mut tx = db.as_system("refresh").await?;
    match exchange(&mut tx, &old).await? {
        Exchange::Next(next) => {
            tx.commit().await?;
            let access_token = cx.services.tokens.sign(&db, next.session, &actor).await?;
            Ok(SignedIn { access_token, refresh_token: next.text(), expires_in: ACCESS_S })
        }
        Exchange::Late => Err(Refusal::new(409, "refresh_late").into()),
        Exchange::Reused => {
            // Nobody keeps the session: whoever it was stolen from signs in anew.
            revoke(&mut tx, old.session).await?;
            let access = Access::by(&cx.caller, cx.operation(), AccessKind::TokenReused, cx.now).of_actor(&actor);
            audit::write(&mut tx, &cx.services.keys, &access.because(old.session.to_string())).await?;
            tx.commit().await?;
            tracing::warn!(session = %old.session, "a refresh token was used twice; the session is ended");
            Err(ended().into())
        }
        Exchange::Ended => Err(ended().into()),
    }
}
