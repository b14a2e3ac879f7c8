use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::identity::RenamePasskey;

pub async fn rename_passkey(cx: &mut Context, op: RenamePasskey) -> Result<(), Stop> {
    let person = cx.actor()?.person_id;
    cx.widen_to_system("a person renames a passkey").await?;
    let renamed = sqlx::query!(
        "update identity.passkeys set name = $3 where id = $1 and user_id = $2",
        op.id.0,
        person.0,
        op.name.trim()
    )
    .execute(&mut **cx.tx().await?)
    .await?;
    if renamed.rows_affected() == 1 { Ok(()) } else { Err(Refusal::not_found().into()) }
}
