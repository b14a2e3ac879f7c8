use crate::Stop;
use crate::audit;
use crate::gateway::Context;
use chrono::TimeDelta;
use domain::Moment;
use domain::platform::{ActiveDay, ActivePeople, ActiveReport};
use sqlx::PgConnection;
use std::collections::{BTreeSet, HashSet};

const DAYS_DEFAULT: u16 = 30;
const WEEK: i64 = 7;
const MONTH: i64 = 30;

pub async fn active_people(cx: &mut Context, op: ActivePeople) -> Result<ActiveReport, Stop> {
    let last = cx.now.0.date_naive();
    let first = last - TimeDelta::days(i64::from(op.days.unwrap_or(DAYS_DEFAULT)) - 1);
    let from = first - TimeDelta::days(MONTH - 1);
    let midnight = |day: chrono::NaiveDate| Moment(day.and_time(chrono::NaiveTime::MIN).and_utc());
    let span = (midnight(from), midnight(last + TimeDelta::days(1)));
    let tx = cx.tx().await?;
    // Who was there on which day, by what is on record and by what was asked.
    let mut seen: BTreeSet<(chrono::NaiveDate, String)> = audit::people_by_day(tx, span).await?.into_iter().collect();
    seen.extend(asked(tx, span).await?);
    let within = |day: chrono::NaiveDate, days: i64| {
        let from = (day - TimeDelta::days(days - 1), String::new());
        let to = (day + TimeDelta::days(1), String::new());
        seen.range(from..to).map(|(_, person)| person).collect::<HashSet<_>>().len() as u64
    };
    let days = first.iter_days().take_while(|day| *day <= last).map(|day| ActiveDay {
        day: day.to_string(),
        daily: within(day, 1),
        weekly: within(day, WEEK),
        monthly: within(day, MONTH),
    });
    Ok(ActiveReport { days: days.collect() })
}

/// Who asked for something on which day, as the use of the interface is counted.
async fn asked(db: &mut PgConnection, (from, to): (Moment, Moment)) -> Result<Vec<(chrono::NaiveDate, String)>, Stop> {
    let rows = sqlx::query!(
        r#"select distinct (minute at time zone 'utc')::date as "day!", actor from gateway.usage_logs
           where minute >= $1 and minute < $2 and actor like 'person:%'"#,
        from.0,
        to.0
    );
    Ok(rows.fetch_all(db).await?.into_iter().map(|row| (row.day, row.actor)).collect())
}
