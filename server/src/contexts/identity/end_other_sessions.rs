use super::sessions::revoke_others;
use crate::Stop;
use crate::audit::{self, Access};
use crate::gateway::Context;
use domain::identity::{EndOtherSessions, SessionsEnded};
use domain::platform::AccessKind;

pub async fn end_other_sessions(cx: &mut Context, _: EndOtherSessions) -> Result<SessionsEnded, Stop> {
    let (person, current) = (cx.actor()?.person_id, cx.caller.session);
    cx.widen_to_system("a person ends their other sessions").await?;
    let ended = revoke_others(cx.tx().await?, person, None, current).await?;
    let access = Access::by(&cx.caller, cx.operation(), AccessKind::SessionsEnded, cx.now);
    let keys = cx.services.keys.clone();
    audit::write(cx.tx().await?, &keys, &access.because(format!("{ended} others"))).await?;
    Ok(SessionsEnded { ended })
}
