use super::second_factor::{SEALED, Secret, make};
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Context;
use domain::Refusal;
use domain::identity::{Person, PersonCommand, RecoveryCodes, TurnOnSecondFactor};
use domain::kernel::TenantId;

pub async fn turn_on_second_factor(cx: &mut Context, op: TurnOnSecondFactor) -> Result<RecoveryCodes, Stop> {
    let person = cx.actor()?.person_id;
    cx.widen_to_system("a person turns their second factor on").await?;
    let loaded = cx.load::<Person>(person.0).await?;
    let (keys, now) = (cx.services.keys.clone(), machine_now().0);
    let tx = cx.tx().await?;
    let row = sqlx::query!(
        "select sealed_in, sealed from identity.second_factors where user_id = $1 and confirmed_at is null for update",
        person.0
    )
    .fetch_optional(&mut **tx)
    .await?;
    let row = row.ok_or_else(|| Refusal::new(409, "no_enrolment"))?;
    let key = keys.opening(tx, TenantId(row.sealed_in), person.0).await?;
    let secret = key.and_then(|key| key.open(&row.sealed, SEALED)).map(Secret::of);
    let code: String = op.code.chars().filter(|c| !c.is_whitespace()).collect();
    let step = secret.and_then(|secret| secret.step_of(&code, now.timestamp().unsigned_abs()));
    let step = step.ok_or_else(|| Refusal::invalid_field("code", "wrong_code"))?;
    sqlx::query!(
        "update identity.second_factors
         set confirmed_at = $2, last_step = $3, wrong_count = 0, wrong_since = null where user_id = $1",
        person.0,
        now,
        i64::try_from(step).unwrap_or(i64::MAX)
    )
    .execute(&mut **tx)
    .await?;
    let codes = make(tx, person).await?;
    cx.decide::<Person>(person.0, &loaded, PersonCommand::TurnOnSecondFactor).await?;
    Ok(RecoveryCodes { codes })
}
