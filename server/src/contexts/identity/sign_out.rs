use super::sessions::revoke;
use crate::Stop;
use crate::audit::{self, Access};
use crate::gateway::{Context, Effect};
use domain::Operation;
use domain::identity::SignOut;
use domain::platform::AccessKind;

pub async fn sign_out(cx: &mut Context, _: SignOut) -> Result<(), Stop> {
    if let Some(session) = cx.caller.session {
        let mut tx = cx.services.db.as_system("sign out").await?;
        revoke(&mut tx, session).await?;
        let access = Access::by(&cx.caller, SignOut::NAME, AccessKind::SignedOut, cx.now);
        audit::write(&mut tx, &cx.services.keys, &access).await?;
        tx.commit().await?;
    }
    cx.effects = vec![Effect::ForgetSession, Effect::GoTo("/login".into())];
    Ok(())
}
