use super::sessions::revoke;
use crate::Stop;
use crate::audit::{self, Access};
use crate::gateway::{Context, Effect};
use domain::Refusal;
use domain::identity::EndSession;
use domain::platform::AccessKind;

pub async fn end_session(cx: &mut Context, op: EndSession) -> Result<(), Stop> {
    let person = cx.actor()?.person_id;
    cx.widen_to_system("a person ends a session of theirs").await?;
    let own = sqlx::query_scalar!(
        "select 1 as \"one!\" from identity.sessions
         where id = $1 and user_id = $2 and revoked_at is null and expires_at > now()",
        op.id.0,
        person.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?;
    own.ok_or_else(Refusal::not_found)?;
    revoke(cx.tx().await?, op.id).await?;
    let access = Access::by(&cx.caller, cx.operation(), AccessKind::SessionsEnded, cx.now).because(op.id.to_string());
    let keys = cx.services.keys.clone();
    audit::write(cx.tx().await?, &keys, &access).await?;
    if cx.caller.session == Some(op.id) {
        cx.effects = vec![Effect::ForgetSession, Effect::GoTo("/login".into())];
    }
    Ok(())
}
