use super::ceremonies::keep;
use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::identity::{BeginPasskey, PasskeyChallenge};

/// Passkeys that a person has at most.
const PASSKEYS_MAX: usize = 20;

pub async fn begin_passkey(cx: &mut Context, _: BeginPasskey) -> Result<PasskeyChallenge, Stop> {
    let actor = cx.actor()?.clone();
    let ceremonies = cx.services.ceremonies.clone();
    cx.widen_to_system("a person makes a passkey").await?;
    let tx = cx.tx().await?;
    let known =
        sqlx::query_scalar!("select credential_id from identity.passkeys where user_id = $1", actor.person_id.0)
            .fetch_all(&mut **tx)
            .await?;
    if known.len() >= PASSKEYS_MAX {
        return Err(Refusal::new(409, "too_many_passkeys").with("limit", PASSKEYS_MAX).into());
    }
    let asked = ceremonies.ask_for_new((actor.person_id, &actor.email, &actor.name), known)?;
    keep(tx, Some(actor.person_id), asked).await
}
