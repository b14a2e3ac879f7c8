use super::latencies::{Latencies, latencies};
use super::scope::{Scope, doors, key_name};
use crate::Stop;
use crate::ambient::machine_now;
use crate::contexts::identity;
use crate::gateway::Context;
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use domain::Moment;
use domain::catalogue;
use domain::developers::{
    CallFigures, CallsOfDay, CallsOfKey, CallsOfRoute, CallsReport, REPORT_DAYS_DEFAULT, ShowCallsReport,
};
use domain::kernel::ApiKeyId;
use sqlx::PgConnection;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Single calls are known this long: as long as requests are found by their id.
const SINGLE_DAYS: i64 = 14;

pub async fn show_calls_report(cx: &mut Context, op: ShowCallsReport) -> Result<CallsReport, Stop> {
    let actor = cx.actor()?.clone();
    let scope = Scope::of(&actor);
    let now = machine_now().0;
    let last = now.date_naive();
    let first = last - TimeDelta::days(i64::from(op.days.unwrap_or(REPORT_DAYS_DEFAULT)) - 1);
    let from = first.and_time(NaiveTime::MIN).and_utc();
    let latency_from = from.max(now - TimeDelta::days(SINGLE_DAYS));
    let db = cx.tx().await?;
    let actors = scope.actors(db, &actor, op.key_id).await?;
    let operation = op.operation.as_deref();
    let sums = counted(db, &scope, from, actors, operation).await?;
    let took = latencies(db, &scope, latency_from, (op.key_id, operation)).await?;
    let keys = sums.by_key.keys().flatten().map(|key| key_name(*key)).collect();
    let names = identity::names_of(db, &keys).await?;
    let Sums { total, by_day, by_key, by_operation } = sums;
    Ok(CallsReport {
        is_whole: scope.person.is_none(),
        total: CallFigures { latency: took.all, ..total },
        by_day: days(first, last, &by_day),
        by_key: most(by_key, |key, figures| CallsOfKey {
            key_id: key.map(ApiKeyId),
            name: key.and_then(|key| names.get(&key_name(key)).cloned()),
            figures: CallFigures { latency: took.by_key.get(&key).copied(), ..figures },
        }),
        by_route: most(by_operation, |operation, figures| route(operation, figures, &took)),
        latency_from: Moment(latency_from),
    })
}

/// Each day from the first to the last, those without a call among them.
fn days(first: NaiveDate, last: NaiveDate, counted: &BTreeMap<String, CallFigures>) -> Vec<CallsOfDay> {
    let all = first.iter_days().take_while(|day| *day <= last).map(|day| day.to_string());
    all.map(|day| {
        let CallFigures { calls, errors, .. } = counted.get(&day).copied().unwrap_or_default();
        CallsOfDay { day, calls, errors }
    })
    .collect()
}

/// The most used first.
fn most<K, T>(counted: BTreeMap<K, CallFigures>, row: impl Fn(K, CallFigures) -> T) -> Vec<T> {
    let mut rows: Vec<(K, CallFigures)> = counted.into_iter().collect();
    rows.sort_by_key(|(_, figures)| std::cmp::Reverse(figures.calls));
    rows.into_iter().map(|(key, figures)| row(key, figures)).collect()
}

fn route(operation: String, figures: CallFigures, took: &Latencies) -> CallsOfRoute {
    let rest = catalogue::find(&operation).and_then(|entry| entry.rest);
    CallsOfRoute {
        figures: CallFigures { latency: took.by_operation.get(&operation).copied(), ..figures },
        method: rest.map(|rest| rest.method.as_str().into()),
        path: rest.map(|rest| rest.path.into()),
        operation,
    }
}

/// What was counted.
#[derive(Default)]
struct Sums {
    total: CallFigures,
    by_day: BTreeMap<String, CallFigures>,
    by_key: BTreeMap<Option<Uuid>, CallFigures>,
    by_operation: BTreeMap<String, CallFigures>,
}

async fn counted(
    db: &mut PgConnection,
    scope: &Scope,
    from: DateTime<Utc>,
    actors: Option<Vec<String>>,
    operation: Option<&str>,
) -> Result<Sums, Stop> {
    let rows = sqlx::query!(
        r#"select to_char(minute at time zone 'utc', 'YYYY-MM-DD') as day, actor as "actor?", operation as "operation?",
                  coalesce(sum(calls), 0)::bigint as "calls!", coalesce(sum(errors), 0)::bigint as "errors!"
           from gateway.usage_logs
           where tenant_id = $1 and minute >= $2 and door = any($3) and ($4::text[] is null or actor = any($4))
             and ($5::text is null or operation = $5)
           group by grouping sets ((), (to_char(minute at time zone 'utc', 'YYYY-MM-DD')), (actor), (operation))"#,
        scope.tenant,
        from,
        &doors(),
        actors.as_deref() as Option<&[String]>,
        operation
    )
    .fetch_all(db)
    .await?;
    let mut sums = Sums::default();
    for row in rows {
        let figures = CallFigures { calls: row.calls.unsigned_abs(), errors: row.errors.unsigned_abs(), latency: None };
        match (row.day, row.actor, row.operation) {
            (Some(day), ..) => {
                sums.by_day.insert(day, figures);
            }
            // Sessions of all people are one row.
            (_, Some(actor), _) => {
                let key = actor.strip_prefix("key:").and_then(|id| id.parse().ok());
                let of = sums.by_key.entry(key).or_default();
                of.calls += figures.calls;
                of.errors += figures.errors;
            }
            (.., Some(operation)) => {
                sums.by_operation.insert(operation, figures);
            }
            _ => sums.total = figures,
        }
    }
    Ok(sums)
}
