use super::ceremonies::keep;
use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::identity::{BeginPasskeySignIn, PasskeyChallenge};

pub async fn begin_passkey_sign_in(cx: &mut Context, _: BeginPasskeySignIn) -> Result<PasskeyChallenge, Stop> {
    if !cx.caller.secure {
        return Err(Refusal::new(403, "tls_required").into());
    }
    let asked = cx.services.ceremonies.ask_who()?;
    let mut tx = cx.services.db.as_system("ask a passkey who it is").await?;
    let challenge = keep(&mut tx, None, asked).await?;
    tx.commit().await?;
    Ok(challenge)
}
