use crate::Stop;
use crate::gateway::Context;
use chrono::TimeDelta;
use domain::platform::{Activity, ActivityBy, ActivityPoint, ActivityReport, DAYS_DEFAULT};

pub async fn activity(cx: &mut Context, op: Activity) -> Result<ActivityReport, Stop> {
    let by = op.by.unwrap_or(ActivityBy::Type);
    let days = i64::from(op.days.unwrap_or(DAYS_DEFAULT));
    let since = cx.now.0.date_naive() - TimeDelta::days(days - 1);
    let tenant = op.tenant_id.map(|tenant| tenant.0);
    let tx = cx.tx().await?;
    let rows = sqlx::query!(
        r#"with counted as (
               select day, events,
                      case $1 when 'type' then type when 'context' then context else tenant_id::text end as name
               from platform.event_counts where day >= $2 and ($3::uuid is null or tenant_id = $3)
           ), shown as (
               select name from counted group by name order by sum(events) desc, name
               limit case when $1 = 'tenant' then 20 end
           )
           select to_char(day, 'YYYY-MM-DD') as "day!", name as "name!", sum(events)::bigint as "events!"
           from counted join shown using (name) group by day, name order by day, name"#,
        by.as_str(),
        since,
        tenant
    )
    .fetch_all(&mut **tx)
    .await?;
    let total = sqlx::query_scalar!(
        r#"select coalesce(sum(events), 0)::bigint as "events!" from platform.event_counts
           where day >= $1 and ($2::uuid is null or tenant_id = $2)"#,
        since,
        tenant
    )
    .fetch_one(&mut **tx)
    .await?;
    let point = |day, name, events: i64| ActivityPoint { day, name, events: events.unsigned_abs() };
    let data = rows.into_iter().map(|row| point(row.day, row.name, row.events)).collect();
    Ok(ActivityReport { by, total: total.unsigned_abs(), data })
}
