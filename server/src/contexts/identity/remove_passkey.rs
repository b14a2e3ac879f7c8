use crate::Stop;
use crate::gateway::Context;
use domain::identity::{Person, PersonCommand, RemovePasskey};

pub async fn remove_passkey(cx: &mut Context, op: RemovePasskey) -> Result<(), Stop> {
    let person = cx.actor()?.person_id;
    cx.widen_to_system("a person removes a passkey").await?;
    let loaded = cx.load::<Person>(person.0).await?;
    cx.decide::<Person>(person.0, &loaded, PersonCommand::RemovePasskey { id: op.id }).await?;
    sqlx::query!("delete from identity.passkeys where id = $1 and user_id = $2", op.id.0, person.0)
        .execute(&mut **cx.tx().await?)
        .await?;
    Ok(())
}
