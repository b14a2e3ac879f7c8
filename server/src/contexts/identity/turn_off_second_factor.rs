use super::second_factor::{check, is_on, refusal};
use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::identity::{Person, PersonCommand, TurnOffSecondFactor};

pub async fn turn_off_second_factor(cx: &mut Context, op: TurnOffSecondFactor) -> Result<(), Stop> {
    let person = cx.actor()?.person_id;
    let services = cx.services.clone();
    let (is_on, stored) = {
        let mut tx = services.db.as_system("a person turns their second factor off").await?;
        let stored = sqlx::query_scalar!("select password_hash from identity.credentials where user_id = $1", person.0)
            .fetch_optional(&mut *tx)
            .await?;
        (is_on(&mut tx, person).await?, stored)
    };
    if !is_on {
        return Err(Refusal::new(409, "second_factor_off").into());
    }
    let [password, code] = [op.password, op.code].map(|given| given.filter(|given| !given.is_empty()));
    match (password, code) {
        (_, Some(code)) => {
            if let Some(refusal) = refusal(check(&services, person, &code).await?) {
                return Err(refusal.into());
            }
        }
        (Some(password), None) => {
            if !services.passwords.check(password, stored).await? {
                return Err(Refusal::invalid_field("password", "wrong_password").into());
            }
        }
        (None, None) => return Err(Refusal::invalid_field("password", "required").into()),
    }
    cx.widen_to_system("a person turns their second factor off").await?;
    let tx = cx.tx().await?;
    sqlx::query!("delete from identity.second_factors where user_id = $1", person.0).execute(&mut **tx).await?;
    sqlx::query!("delete from identity.recovery_codes where user_id = $1", person.0).execute(&mut **tx).await?;
    let loaded = cx.load::<Person>(person.0).await?;
    cx.decide::<Person>(person.0, &loaded, PersonCommand::TurnOffSecondFactor).await
}
