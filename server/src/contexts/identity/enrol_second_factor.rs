use super::second_factor::{SEALED, Secret, is_on, picture};
use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::identity::{EnrolSecondFactor, Enrolment, Person};

pub async fn enrol_second_factor(cx: &mut Context, _: EnrolSecondFactor) -> Result<Enrolment, Stop> {
    let (person, email) = (cx.actor()?.person_id, cx.actor()?.email.clone());
    cx.widen_to_system("a person sets up their second factor").await?;
    if is_on(cx.tx().await?, person).await? {
        return Err(Refusal::new(409, "second_factor_on").into());
    }
    // A person's keys lie with the tenant where they first became a member, as their record does.
    let home = cx.load::<Person>(person.0).await?.tenant.ok_or_else(Refusal::not_found)?;
    let (keys, secret) = (cx.services.keys.clone(), Secret::new());
    let tx = cx.tx().await?;
    let sealed = keys.of_subject(tx, home, person.0).await?.seal(secret.bytes(), SEALED)?;
    sqlx::query!(
        "insert into identity.second_factors (user_id, sealed_in, sealed) values ($1, $2, $3)
         on conflict (user_id) do update set sealed_in = $2, sealed = $3, last_step = 0
         where second_factors.confirmed_at is null",
        person.0,
        home.0,
        sealed
    )
    .execute(&mut **tx)
    .await?;
    let uri = secret.uri(&email);
    Ok(Enrolment { secret: secret.text(), picture: picture(&uri)?, uri })
}
