use super::person_sessions::within_reach;
use super::sessions::revoke_others;
use crate::Stop;
use crate::audit::{self, Access};
use crate::gateway::Context;
use domain::identity::{EndPersonSessions, SessionsEnded};
use domain::platform::AccessKind;

pub async fn end_person_sessions(cx: &mut Context, op: EndPersonSessions) -> Result<SessionsEnded, Stop> {
    let tenant = within_reach(cx, op.id).await?;
    cx.widen_to_system("an admin ends a person's sessions").await?;
    let ended = revoke_others(cx.tx().await?, op.id, tenant, None).await?;
    let access = Access::by(&cx.caller, cx.operation(), AccessKind::SessionsEnded, cx.now);
    let keys = cx.services.keys.clone();
    audit::write(cx.tx().await?, &keys, &access.because(format!("{ended} of {}", op.id))).await?;
    Ok(SessionsEnded { ended })
}
