use super::sessions::revoke;
use crate::Stop;
use crate::gateway::{Context, Effect};
use domain::identity::SignOut;

pub async fn sign_out(cx: &mut Context, _: SignOut) -> Result<(), Stop> {
    if let Some(session) = cx.caller.session {
        let mut tx = cx.services.db.as_system("sign out").await?;
        revoke(&mut tx, session).await?;
        tx.commit().await?;
    }
    cx.effects = vec![Effect::ForgetSession, Effect::GoTo("/login".into())];
    Ok(())
}
