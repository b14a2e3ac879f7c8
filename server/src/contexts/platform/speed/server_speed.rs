use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Context;
use chrono::TimeDelta;
use domain::Moment;
use domain::catalogue;
use domain::developers::Latency;
use domain::platform::{ServerSpeedReport, ShowServerSpeed, SpeedFigures, SpeedOfOperation, SpeedPoint};
use std::cmp::Reverse;

/// Operations that are told apart.
const OPERATIONS_MAX: usize = 50;

pub async fn show_server_speed(cx: &mut Context, op: ShowServerSpeed) -> Result<ServerSpeedReport, Stop> {
    let days = i64::from(op.days.unwrap_or(1));
    let rows = sqlx::query!(
        r#"select operation as "operation?", date_trunc($3, at, 'UTC') as "at?", count(*) as "requests!",
                  count(*) filter (where status >= 500) as "failed!",
                  percentile_disc(array[0.5, 0.95, 0.99]) within group (order by latency_us) as us
           from gateway.requests
           where at >= $1 and operation is not null and ($2::text is null or operation = $2)
           group by grouping sets ((), (operation), (date_trunc($3, at, 'UTC')))"#,
        machine_now().0 - TimeDelta::days(days),
        op.operation,
        if days == 1 { "hour" } else { "day" }
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    let (mut total, mut course, mut by_operation) = (None, Vec::new(), Vec::new());
    for row in rows {
        // Of nothing there are no percentiles.
        let Some(latency) = row.us.and_then(Latency::of) else { continue };
        let figures =
            SpeedFigures { requests: row.requests.unsigned_abs(), failed: row.failed.unsigned_abs(), latency };
        match (row.operation, row.at) {
            (Some(operation), _) => by_operation.push(of_operation(operation, figures)),
            (None, Some(at)) => course.push(SpeedPoint { at: Moment(at), figures }),
            (None, None) => total = Some(figures),
        }
    }
    course.sort_by_key(|point| point.at);
    by_operation.sort_by_key(|it| Reverse(it.figures.requests));
    by_operation.truncate(OPERATIONS_MAX);
    Ok(ServerSpeedReport { total, course, by_operation })
}

fn of_operation(operation: String, figures: SpeedFigures) -> SpeedOfOperation {
    let rest = catalogue::find(&operation).and_then(|entry| entry.rest);
    let route = rest.map(|rest| format!("{} {}", rest.method.as_str(), rest.path));
    SpeedOfOperation { operation, route, figures }
}
