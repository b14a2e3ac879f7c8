use crate::Stop;
use crate::contexts::tenancy;
use crate::gateway::Context;
use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, Utc};
use domain::Moment;
use domain::platform::{DAYS_DEFAULT, GrowthBy, GrowthPoint, Overview, OverviewReport, UseOfDay};
use sqlx::PgConnection;

/// A tenant is active where somebody asked for something within so many days.
const ACTIVE_DAYS: i64 = 7;

pub async fn overview(cx: &mut Context, op: Overview) -> Result<OverviewReport, Stop> {
    let last = cx.now.0.date_naive();
    let first = last - TimeDelta::days(i64::from(op.days.unwrap_or(DAYS_DEFAULT)) - 1);
    let first = begin_of(first, op.by.unwrap_or(GrowthBy::Day));
    let from = midnight(first);
    let active_from = cx.now.0 - TimeDelta::days(ACTIVE_DAYS);
    let tx = cx.tx().await?;
    let (before, days) = tenancy::growth(tx, from).await?;
    let use_by_day = use_by_day(tx, first).await?;
    let sum = |of: fn(&UseOfDay) -> u64| use_by_day.iter().map(of).sum::<u64>();
    let report = OverviewReport {
        calls: sum(|day| day.calls),
        refused: sum(|day| day.refused),
        failed: sum(|day| day.failed),
        failed_jobs: failed_jobs(tx, from).await?,
        growth: growth(before, &days, (first, last), op.by.unwrap_or(GrowthBy::Day)),
        tenants: (before + days.iter().map(|(_, new)| new).sum::<i64>()).unsigned_abs(),
        ..figures(tx, active_from).await?
    };
    Ok(OverviewReport { use_by_day, ..report })
}

fn midnight(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}

/// The first day of the stretch that a day lies in.
fn begin_of(day: NaiveDate, by: GrowthBy) -> NaiveDate {
    match by {
        GrowthBy::Day => day,
        GrowthBy::Week => day - TimeDelta::days(i64::from(day.weekday().num_days_from_monday())),
        GrowthBy::Month => day.with_day(1).unwrap_or(day),
    }
}

/// Each stretch from the first day to the last, those without anybody new among them.
fn growth(
    before: i64,
    days: &[(NaiveDate, i64)],
    (first, last): (NaiveDate, NaiveDate),
    by: GrowthBy,
) -> Vec<GrowthPoint> {
    let mut points: Vec<(NaiveDate, i64)> = Vec::new();
    for day in first.iter_days().take_while(|day| *day <= last) {
        let begin = begin_of(day, by);
        let new = days.iter().find(|(of, _)| *of == day).map_or(0, |(_, new)| *new);
        match points.last_mut().filter(|(from, _)| *from == begin) {
            Some((_, sum)) => *sum += new,
            None => points.push((begin, new)),
        }
    }
    let mut total = before;
    let point = |(from, new): (NaiveDate, i64)| {
        total += new;
        GrowthPoint { from: from.to_string(), new: new.unsigned_abs(), total: total.unsigned_abs() }
    };
    points.into_iter().map(point).collect()
}

async fn use_by_day(db: &mut PgConnection, from: NaiveDate) -> Result<Vec<UseOfDay>, Stop> {
    let rows = sqlx::query!(
        r#"select to_char(day, 'YYYY-MM-DD') as "day!", calls, refused, failed, tenants from platform.use_days
           where day >= $1 order by day"#,
        from
    );
    let days = rows.fetch_all(db).await?.into_iter().map(|row| UseOfDay {
        day: row.day,
        calls: row.calls.unsigned_abs(),
        refused: row.refused.unsigned_abs(),
        failed: row.failed.unsigned_abs(),
        tenants: row.tenants.unsigned_abs(),
    });
    Ok(days.collect())
}

async fn failed_jobs(db: &mut PgConnection, from: DateTime<Utc>) -> Result<u64, Stop> {
    let failed = sqlx::query_scalar!(
        r#"select count(*) as "failed!" from platform.jobs where status = 'failed' and created_at >= $1"#,
        from
    );
    Ok(failed.fetch_one(db).await?.unsigned_abs())
}

/// What was weighed, all tenants together.
async fn figures(db: &mut PgConnection, active_from: DateTime<Utc>) -> Result<OverviewReport, Stop> {
    let row = sqlx::query!(
        r#"select coalesce(sum(people), 0)::bigint as "people!", coalesce(sum(storage_bytes), 0)::bigint as "bytes!",
                  coalesce(sum(runs), 0)::bigint as "runs!", coalesce(sum(tokens), 0)::bigint as "tokens!",
                  count(*) filter (where last_active_at >= $1) as "active!",
                  count(*) filter (where band = 'good') as "good!", count(*) filter (where band = 'watch') as "watch!",
                  count(*) filter (where band = 'risk') as "risk!", max(weighed_at) as weighed_at
           from platform.tenant_figures"#,
        active_from
    )
    .fetch_one(db)
    .await?;
    Ok(OverviewReport {
        people: row.people.unsigned_abs(),
        storage_bytes: row.bytes.unsigned_abs(),
        runs: row.runs.unsigned_abs(),
        tokens: row.tokens.unsigned_abs(),
        tenants_active: row.active.unsigned_abs(),
        good: row.good.unsigned_abs(),
        watch: row.watch.unsigned_abs(),
        risk: row.risk.unsigned_abs(),
        weighed_at: row.weighed_at.map(Moment),
        ..OverviewReport::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_begin_on_monday_and_stretches_without_anybody_new_are_there() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let new = [(day("2026-11-02"), 2), (day("2026-11-08"), 1), (day("2026-11-17"), 4)];
        let points = growth(10, &new, (day("2026-11-02"), day("2026-11-21")), GrowthBy::Week);
        let points: Vec<_> = points.iter().map(|point| (point.from.as_str(), point.new, point.total)).collect();
        assert_eq!(points, [("2026-11-02", 3, 13), ("2026-11-09", 0, 13), ("2026-11-16", 4, 17)]);
        assert_eq!(begin_of(day("2026-11-21"), GrowthBy::Week), day("2026-11-16"));
        assert_eq!(begin_of(day("2026-11-21"), GrowthBy::Month), day("2026-11-01"));
    }
}
