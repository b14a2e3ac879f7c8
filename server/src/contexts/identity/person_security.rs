use super::person_sessions::within_reach;
use crate::Stop;
use crate::audit;
use crate::gateway::Context;
use domain::Moment;
use domain::identity::{PersonSecurity, ShowPersonSecurity};

pub async fn show_person_security(cx: &mut Context, op: ShowPersonSecurity) -> Result<PersonSecurity, Stop> {
    let tenant = within_reach(cx, op.id).await?;
    cx.widen_to_system("how a person signs in is shown").await?;
    let tx = cx.tx().await?;
    let row = sqlx::query!(
        r#"select (select confirmed_at from identity.second_factors where user_id = $1) as second_factor_since,
                  (select count(*) from identity.passkeys where user_id = $1) as "passkeys!",
                  (select count(*) from identity.sessions
                   where user_id = $1 and ($2::uuid is null or tenant_id = $2)
                     and revoked_at is null and expires_at > now()) as "sessions!""#,
        op.id.0,
        tenant.map(|tenant| tenant.0)
    )
    .fetch_one(&mut **tx)
    .await?;
    let count = |number: i64| u32::try_from(number).unwrap_or_default();
    Ok(PersonSecurity {
        last_signed_in_at: audit::last_signed_in(tx, op.id, tenant).await?,
        second_factor_since: row.second_factor_since.map(Moment),
        passkeys: count(row.passkeys),
        sessions: count(row.sessions),
    })
}
