//! What tenants use of what is counted by the month: calls with tokens and keys, and tokens of models.

use crate::Stop;
use crate::ambient::machine_now;
use chrono::{DateTime, Datelike, Months, NaiveDate, NaiveTime, Utc};
use domain::Moment;
use domain::kernel::TenantId;
use sqlx::PgConnection;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meter {
    /// Calls with tokens and keys.
    Calls,
    /// Tokens that models read and write.
    AiTokens,
}

impl Meter {
    /// As the table has it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Calls => "calls",
            Self::AiTokens => "ai_tokens",
        }
    }
}

/// The first day of the month of a moment (UTC).
pub fn month_of(at: DateTime<Utc>) -> NaiveDate {
    at.date_naive().with_day(1).unwrap_or(at.date_naive())
}

/// When the next month begins (UTC): counts by the month begin anew.
pub fn next_month(at: DateTime<Utc>) -> Moment {
    let first = month_of(at).checked_add_months(Months::new(1)).unwrap_or(NaiveDate::MAX);
    Moment(first.and_time(NaiveTime::MIN).and_utc())
}

/// Adds to what a tenant has used today, in the transaction of what used it, whoever asks there.
///
/// # Errors
/// The database's.
pub(in crate::contexts) async fn add(
    db: &mut PgConnection,
    tenant: TenantId,
    meter: Meter,
    amount: u64,
) -> Result<(), Stop> {
    sqlx::query_scalar!(
        r#"select billing.add_use($1, $2, $3, $4) as "amount!""#,
        tenant.0,
        meter.as_str(),
        machine_now().0.date_naive(),
        i64::try_from(amount).unwrap_or(i64::MAX)
    )
    .fetch_one(db)
    .await
    .map(drop)
    .map_err(Stop::from)
}

/// Adds calls that were counted in memory, by tenant and day; ordered, so that processes never wait for each other.
///
/// # Errors
/// The database's.
pub async fn add_calls(db: &mut PgConnection, calls: &BTreeMap<(Uuid, NaiveDate), i64>) -> Result<(), sqlx::Error> {
    if calls.is_empty() {
        return Ok(());
    }
    sqlx::query!(
        "insert into billing.usage_logs as u (tenant_id, meter, day, amount)
         select tenant, $4, day, calls from unnest($1::uuid[], $2::date[], $3::bigint[]) as c (tenant, day, calls)
         on conflict (tenant_id, meter, day) do update set amount = u.amount + excluded.amount",
        &calls.keys().map(|(tenant, _)| *tenant).collect::<Vec<_>>(),
        &calls.keys().map(|(_, day)| *day).collect::<Vec<_>>(),
        &calls.values().copied().collect::<Vec<_>>(),
        Meter::Calls.as_str()
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What a tenant has used this month, whoever asks.
///
/// # Errors
/// The database's.
pub async fn used_this_month<'e>(
    db: impl sqlx::PgExecutor<'e>,
    tenant: TenantId,
    meter: Meter,
) -> Result<u64, sqlx::Error> {
    let since = month_of(machine_now().0);
    let used =
        sqlx::query_scalar!(r#"select billing.used_since($1, $2, $3) as "used!""#, tenant.0, meter.as_str(), since)
            .fetch_one(db)
            .await?;
    Ok(used.unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_ends_with_the_first_of_the_next_even_in_december() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        assert_eq!(next_month(at("2026-12-31T23:59:59Z")).0, at("2027-01-01T00:00:00Z"));
        assert_eq!(next_month(at("2028-02-29T12:00:00Z")).0, at("2028-03-01T00:00:00Z"));
        assert_eq!(month_of(at("2026-11-21T18:00:00Z")), NaiveDate::from_ymd_opt(2026, 11, 1).unwrap());
    }
}
