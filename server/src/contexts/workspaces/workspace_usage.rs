use super::usage_of::{since, workspaces};
use crate::Stop;
use crate::gateway::Context;
use chrono::TimeDelta;
use domain::Moment;
use domain::kernel::TenantId;
use domain::workspaces::{ModelUsageRow, UsageBy, UsageFigures, UsageOfDay, UsageReport, WorkspaceUsage};
use sqlx::PgConnection;
use std::cmp::Reverse;
use std::collections::HashMap;
use uuid::Uuid;

/// Days that are looked at unless told.
const DAYS_DEFAULT: u16 = 30;
/// People, models or templates that are told apart.
const ROWS_MAX: usize = 100;

pub async fn workspace_usage(cx: &mut Context, op: WorkspaceUsage) -> Result<UsageReport, Stop> {
    let workspaces = workspaces(cx, op.workspace_id).await?;
    let (tenant, by) = (cx.actor()?.tenant_id, op.by.unwrap_or(UsageBy::Person));
    let (since, now) = (since(cx.now, op.days.unwrap_or(DAYS_DEFAULT)), cx.now);
    let db = cx.tx().await?;
    let rows = sqlx::query!(
        r#"select day as "day?", key as "key?", count(*) as "runs!",
                  count(*) filter (where outcome is null) as "going_on!",
                  count(*) filter (where outcome = 'done') as "done!",
                  count(*) filter (where outcome = 'failed') as "failed!",
                  count(*) filter (where outcome = 'cancelled') as "cancelled!",
                  count(*) filter (where outcome = 'refused') as "refused!",
                  coalesce(sum(tokens) filter (where outcome is not null), 0)::bigint as "tokens!",
                  coalesce(sum(cost_micros) filter (where outcome is not null), 0)::bigint as "cost_micros!",
                  coalesce(sum(tokens) filter (where outcome is null), 0)::bigint as "reserved_tokens!",
                  percentile_disc(array[0.5, 0.95]) within group (order by latency_ms)
                      filter (where outcome = 'done') as latency_ms
           from (
               select date_trunc('day', at, 'UTC') as day, outcome, tokens, cost_micros, latency_ms,
                      case $5::text when 'person' then person_id::text when 'model' then model
                              else coalesce(template_id::text, '') end as key
               from workspaces.spending
               where tenant_id = $1 and ($2 or workspace_id = any($3)) and at >= $4
           ) as spent
           group by grouping sets ((), (day), (key))"#,
        tenant.0,
        workspaces.is_none(),
        workspaces.as_deref().unwrap_or_default(),
        since.0,
        by.as_str()
    )
    .fetch_all(&mut **db)
    .await?;
    let mut report = UsageReport { total: UsageFigures::default(), by_day: Vec::new(), rows: Vec::new() };
    for row in rows {
        let latency = |place: usize| row.latency_ms.as_ref().and_then(|all| u32::try_from(*all.get(place)?).ok());
        let figures = UsageFigures {
            runs: row.runs.unsigned_abs(),
            going_on: row.going_on.unsigned_abs(),
            done: row.done.unsigned_abs(),
            failed: row.failed.unsigned_abs(),
            cancelled: row.cancelled.unsigned_abs(),
            refused: row.refused.unsigned_abs(),
            tokens: row.tokens.unsigned_abs(),
            cost_micros: row.cost_micros.unsigned_abs(),
            reserved_tokens: row.reserved_tokens.unsigned_abs(),
            latency_p50_ms: latency(0),
            latency_p95_ms: latency(1),
        };
        match (row.day, row.key) {
            (Some(day), _) => report.by_day.push(UsageOfDay { day: Moment(day).date(), figures }),
            (None, Some(id)) => report.rows.push(ModelUsageRow { id, name: None, figures }),
            (None, None) => report.total = figures,
        }
    }
    report.by_day = whole(report.by_day, (since, now));
    report.rows.sort_by_key(|row| Reverse((row.figures.tokens, row.figures.runs)));
    report.rows.truncate(ROWS_MAX);
    if by == UsageBy::Person {
        name(db, tenant, &mut report.rows).await?;
    }
    Ok(report)
}

/// Every day of the period in its order, those without a run too: a course with gaps left out shows another one.
fn whole(found: Vec<UsageOfDay>, (since, now): (Moment, Moment)) -> Vec<UsageOfDay> {
    let mut found: HashMap<String, UsageFigures> = found.into_iter().map(|it| (it.day, it.figures)).collect();
    let days = std::iter::successors(Some(since.0), |day| day.checked_add_signed(TimeDelta::days(1)));
    days.take_while(|day| *day <= now.0)
        .map(|day| Moment(day).date())
        .map(|day| UsageOfDay { figures: found.remove(&day).unwrap_or_default(), day })
        .collect()
}

/// What people were called when they last ran something.
async fn name(db: &mut PgConnection, tenant: TenantId, rows: &mut [ModelUsageRow]) -> Result<(), Stop> {
    let people: Vec<Uuid> = rows.iter().filter_map(|row| row.id.parse().ok()).collect();
    let found = sqlx::query!(
        r#"select p.id as "id!", (
               select e.started_by_name from workspaces.executions e
               where e.tenant_id = $1 and e.started_by = p.id order by e.created_at desc limit 1
           ) as name
           from unnest($2::uuid[]) as p (id)"#,
        tenant.0,
        &people
    )
    .fetch_all(db)
    .await?;
    let mut names: HashMap<String, String> =
        found.into_iter().filter_map(|row| Some((row.id.to_string(), row.name?))).collect();
    for row in rows {
        row.name = names.remove(&row.id).filter(|name| !name.is_empty());
    }
    Ok(())
}
