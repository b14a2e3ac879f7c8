//! Whether a code is the right one. Each check is a transaction of its own: a wrong code counts, whatever becomes of the
//! call that it came with.

use super::totp::Secret;
use super::{SEALED, recovery};
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Services;
use chrono::{DateTime, TimeDelta, Utc};
use domain::kernel::{PersonId, TenantId};

/// So many wrong codes of an authenticator within [`WINDOW`], and no more are looked at until it is over. Only whoever
/// knows the password gets as far as this. Recovery codes are looked at in any case: nobody guesses one.
const WRONG_MAX: i32 = 10;
const WINDOW: TimeDelta = TimeDelta::minutes(15);

/// What a code was found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checked {
    /// The right one; it has been used up.
    Right,
    /// Not the right one, or used before.
    Wrong,
    /// It wasn't looked at.
    TooMany {
        /// When codes are looked at again.
        seconds: i64,
    },
}

/// Checks a code of an authenticator or a recovery code, and uses it up.
pub async fn check(services: &Services, person: PersonId, code: &str) -> Result<Checked, Stop> {
    let now = machine_now().0;
    let mut tx = services.db.as_system("check a code").await?;
    // One code at a time for each person, so that none is taken twice.
    let row = sqlx::query!(
        "select sealed_in, sealed, last_step, wrong_count, wrong_since from identity.second_factors
         where user_id = $1 and confirmed_at is not null for update",
        person.0
    )
    .fetch_optional(&mut *tx)
    .await?;
    let Some(row) = row else { return Ok(Checked::Wrong) };
    if recovery::take(&mut tx, person, code).await? {
        tx.commit().await?;
        return Ok(Checked::Right);
    }
    let (wrong_count, wrong_since) = counted(row.wrong_count, row.wrong_since, now);
    if wrong_count >= WRONG_MAX {
        return Ok(Checked::TooMany { seconds: (wrong_since + WINDOW - now).num_seconds().max(1) });
    }
    let key = services.keys.opening(&mut tx, TenantId(row.sealed_in), person.0).await?;
    let secret = key.and_then(|key| key.open(&row.sealed, SEALED)).map(Secret::of);
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let step = secret.and_then(|secret| secret.step_of(&code, now.timestamp().unsigned_abs()));
    let step = step.and_then(|step| i64::try_from(step).ok()).filter(|step| *step > row.last_step);
    sqlx::query!(
        "update identity.second_factors set last_step = coalesce($2, last_step), wrong_count = $3, wrong_since = $4
         where user_id = $1",
        person.0,
        step,
        if step.is_some() { 0 } else { wrong_count + 1 },
        step.is_none().then_some(wrong_since)
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(if step.is_some() { Checked::Right } else { Checked::Wrong })
}

/// Wrong codes in the window that this one falls into, and when that began.
fn counted(count: i32, since: Option<DateTime<Utc>>, now: DateTime<Utc>) -> (i32, DateTime<Utc>) {
    match since {
        Some(since) if now - since < WINDOW => (count, since),
        _ => (0, now),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_codes_are_forgotten_when_their_window_is_over() {
        let start = DateTime::UNIX_EPOCH;
        assert_eq!(counted(0, None, start), (0, start));
        let (soon, later) = (start + TimeDelta::minutes(14), start + TimeDelta::minutes(15));
        assert_eq!(counted(9, Some(start), soon), (9, start));
        assert_eq!(counted(9, Some(start), later), (0, later));
    }
}
