use super::ceremonies::take;
use super::lookup::actor_at;
use super::sign_in_finish::{failed, finish_sign_in};
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Context;
use domain::Refusal;
use domain::identity::{Means, SignInWithPasskey, SignedIn};

pub async fn sign_in_with_passkey(cx: &mut Context, op: SignInWithPasskey) -> Result<SignedIn, Stop> {
    let services = cx.services.clone();
    let refused = || Refusal::new(401, "passkey_refused");
    let mut tx = services.db.as_system("take a question out").await?;
    let state = take(&mut tx, op.challenge_id, None).await?;
    tx.commit().await?;
    let (person, credential_id) = services.ceremonies.says_who(&op.credential)?;
    let mut tx = services.db.as_system("sign in with a passkey").await?;
    let row = sqlx::query!(
        "select p.id, p.credential, u.email from identity.passkeys p join identity.users u on u.id = p.user_id
         where p.credential_id = $1 and p.user_id = $2 for update of p",
        credential_id,
        person.0
    )
    .fetch_optional(&mut *tx)
    .await?
    .ok_or_else(refused)?;
    let passkey = serde_json::from_value(row.credential).map_err(Stop::defect)?;
    // Nobody else is known on a tenant's site; nor is anybody anywhere whose account is blocked.
    let actor = actor_at(&services.db, &row.email, cx.caller.site).await?.ok_or_else(refused)?;
    let passkey = match services.ceremonies.prove(&op.credential, state, passkey) {
        Ok(passkey) => passkey,
        Err(stop) => {
            drop(tx);
            failed(cx, &actor).await;
            return Err(stop);
        }
    };
    sqlx::query!(
        "update identity.passkeys set credential = $2, last_used_at = $3 where id = $1",
        row.id,
        serde_json::to_value(&passkey).map_err(Stop::defect)?,
        machine_now().0
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    finish_sign_in(cx, actor, Means::Passkey, op.next, None).await
}
