//! The second factor: codes that change with the time (RFC 6238), and recovery codes in their place. The secret is kept
//! sealed with its person's key; codes are never kept.

mod check;
mod demanded;
mod recovery;
mod totp;

pub(super) use check::{Checked, check};
pub use demanded::is_proved;
pub(super) use recovery::{left, make};
pub(super) use totp::{Secret, picture};

use crate::Stop;
use crate::gateway::Context;
use domain::identity::{SecondFactor, SecondFactorState};
use domain::kernel::PersonId;
use domain::{Moment, Refusal};
use sqlx::PgConnection;

/// What a secret is sealed as.
pub(super) const SEALED: &[u8] = b"second factor";

/// Whether a second factor is asked for when this person signs in.
pub(super) async fn is_on(db: &mut PgConnection, person: PersonId) -> Result<bool, Stop> {
    let on = sqlx::query_scalar!(
        "select 1 as \"one!\" from identity.second_factors where user_id = $1 and confirmed_at is not null",
        person.0
    )
    .fetch_optional(db)
    .await?;
    Ok(on.is_some())
}

pub async fn second_factor(cx: &mut Context, _: SecondFactor) -> Result<SecondFactorState, Stop> {
    let person = cx.actor()?.person_id;
    cx.widen_to_system("a person looks at their second factor").await?;
    let tx = cx.tx().await?;
    let since = sqlx::query_scalar!("select confirmed_at from identity.second_factors where user_id = $1", person.0)
        .fetch_optional(&mut **tx)
        .await?
        .flatten();
    let recovery_codes_left = if since.is_some() { left(tx, person).await? } else { 0 };
    Ok(SecondFactorState { since: since.map(Moment), recovery_codes_left })
}

/// The refusal of a code, by what was found.
pub(super) fn refusal(checked: Checked) -> Option<Refusal> {
    match checked {
        Checked::Right => None,
        Checked::Wrong => Some(Refusal::new(401, "wrong_code")),
        Checked::TooMany { seconds } => Some(Refusal::new(429, "too_many_codes").with("seconds", seconds)),
    }
}
