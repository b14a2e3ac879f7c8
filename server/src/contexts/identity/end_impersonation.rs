use super::actor_by_session;
use crate::Stop;
use crate::ambient::machine_now;
use crate::audit::{self, Access};
use crate::gateway::{Context, Door, Effect};
use domain::Operation;
use domain::identity::EndImpersonation;
use domain::platform::AccessKind;
use domain::policy::Portal;

pub async fn end_impersonation(cx: &mut Context, _: EndImpersonation) -> Result<(), Stop> {
    let actor = cx.actor()?.clone();
    let Some(session) = cx.caller.session else { return Ok(()) };
    if actor.impersonator.is_some() {
        let mut tx = cx.services.db.as_system("end acting as somebody else").await?;
        let ended = sqlx::query!(
            "update identity.impersonations set ended_at = $2 where session_id = $1 and ended_at is null",
            session.0,
            machine_now().0
        )
        .execute(&mut *tx)
        .await?
        .rows_affected();
        if ended > 0 {
            let access = Access::by(&cx.caller, EndImpersonation::NAME, AccessKind::ImpersonationEnded, cx.now);
            audit::write(&mut tx, &cx.services.keys, &access).await?;
        }
        tx.commit().await?;
    }
    if cx.caller.door == Door::Browser {
        let own = actor_by_session(&cx.services.db, session, None).await?;
        let home = own.map_or("/login", |own| Portal::home(&own.actor));
        cx.effects.push(Effect::GoTo(home.into()));
    }
    Ok(())
}
