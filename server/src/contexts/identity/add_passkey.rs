use super::ceremonies::take;
use crate::Stop;
use crate::ambient::{machine_now, new_id};
use crate::gateway::Context;
use domain::Refusal;
use domain::identity::{AddPasskey, PasskeyKept, Person, PersonCommand};
use domain::kernel::PasskeyId;

pub async fn add_passkey(cx: &mut Context, op: AddPasskey) -> Result<PasskeyKept, Stop> {
    let (person, services) = (cx.actor()?.person_id, cx.services.clone());
    // In a transaction of its own: a question is answered once, whatever becomes of the answer.
    let mut tx = services.db.as_system("take a question out").await?;
    let state = take(&mut tx, op.challenge_id, Some(person)).await?;
    tx.commit().await?;
    let passkey = services.ceremonies.take_new(&op.credential, state)?;
    let credential = serde_json::to_value(&passkey).map_err(Stop::defect)?;
    let credential_id: &[u8] = passkey.cred_id().as_ref();
    let id = PasskeyId(new_id());
    cx.widen_to_system("a person adds a passkey").await?;
    let kept = sqlx::query!(
        "insert into identity.passkeys (id, user_id, credential_id, credential, name, added_at)
         values ($1, $2, $3, $4, $5, $6) on conflict (credential_id) do nothing",
        id.0,
        person.0,
        credential_id,
        credential,
        op.name.trim(),
        machine_now().0
    )
    .execute(&mut **cx.tx().await?)
    .await?;
    if kept.rows_affected() == 0 {
        return Err(Refusal::new(409, "passkey_known").into());
    }
    let loaded = cx.load::<Person>(person.0).await?;
    cx.decide::<Person>(person.0, &loaded, PersonCommand::AddPasskey { id }).await?;
    Ok(PasskeyKept { id })
}
