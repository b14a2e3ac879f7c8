use crate::Stop;
use crate::audit;
use crate::gateway::Context;
use chrono::{DateTime, DurationRound, TimeDelta, Utc};
use domain::Moment;
use domain::platform::{FailedSignIns, FailuresOfHour, SignInFailures};
use std::collections::HashMap;

const HOURS_DEFAULT: u16 = 24;

pub async fn sign_in_failures(cx: &mut Context, op: SignInFailures) -> Result<FailedSignIns, Stop> {
    let services = cx.services.clone();
    audit::write_repeats(&services).await?;
    let last = hour_of(services.clock.now())?;
    let first = last - TimeDelta::hours(i64::from(op.hours.unwrap_or(HOURS_DEFAULT)) - 1);
    let tx = cx.tx().await?;
    let failures = audit::failed_sign_ins(tx, Moment(first)).await?;
    let mut failures: HashMap<DateTime<Utc>, u64> = failures.into_iter().map(|(hour, count)| (hour.0, count)).collect();
    let alerts = sqlx::query!("select hour, raised_at from platform.sign_in_alerts where hour >= $1", first)
        .fetch_all(&mut **tx)
        .await?;
    let mut alerts: HashMap<_, _> = alerts.into_iter().map(|row| (row.hour, Moment(row.raised_at))).collect();
    let hours = std::iter::successors(Some(first), |hour| Some(*hour + TimeDelta::hours(1)))
        .take_while(|hour| *hour <= last)
        .map(|hour| FailuresOfHour {
            from: Moment(hour),
            failures: failures.remove(&hour).unwrap_or_default(),
            alert_at: alerts.remove(&hour),
        });
    Ok(FailedSignIns { hours: hours.collect(), threshold: services.alert_sign_ins })
}

/// When the hour of a moment began.
pub(super) fn hour_of(moment: Moment) -> Result<DateTime<Utc>, Stop> {
    moment.0.duration_trunc(TimeDelta::hours(1)).map_err(Stop::defect)
}
