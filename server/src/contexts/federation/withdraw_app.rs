use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Context;
use domain::Refusal;
use domain::federation::WithdrawApp;

pub async fn withdraw_app(cx: &mut Context, op: WithdrawApp) -> Result<(), Stop> {
    let (person, tenant) = (cx.actor()?.person_id.0, cx.actor()?.tenant_id.0);
    cx.widen_to_system("somebody takes back what they let an app do").await?;
    let db = cx.tx().await?;
    let gone = sqlx::query!(
        "delete from federation.consents where app_id = $1 and person_id = $2 and tenant_id = $3",
        op.id.0,
        person,
        tenant
    )
    .execute(&mut **db)
    .await?;
    if gone.rows_affected() == 0 {
        return Err(Refusal::not_found().into());
    }
    sqlx::query!(
        "update federation.grants set revoked_at = $4
         where app_id = $1 and person_id = $2 and tenant_id = $3 and revoked_at is null",
        op.id.0,
        person,
        tenant,
        machine_now().0
    )
    .execute(&mut **db)
    .await?;
    sqlx::query!(
        "delete from federation.codes where app_id = $1 and person_id = $2 and tenant_id = $3",
        op.id.0,
        person,
        tenant
    )
    .execute(&mut **db)
    .await?;
    Ok(())
}
