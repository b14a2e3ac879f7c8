use super::sessions::{revoke, session_within_reach};
use crate::Stop;
use crate::audit::{self, Access};
use crate::gateway::Context;
use domain::identity::EndAnySession;
use domain::platform::AccessKind;

pub async fn end_any_session(cx: &mut Context, op: EndAnySession) -> Result<(), Stop> {
    let person = session_within_reach(cx, op.id).await?;
    let access = Access::by(&cx.caller, cx.operation(), AccessKind::SessionsEnded, cx.now);
    let keys = cx.services.keys.clone();
    let tx = cx.tx().await?;
    revoke(tx, op.id).await?;
    audit::write(tx, &keys, &access.because(format!("{} of {person}", op.id))).await
}
