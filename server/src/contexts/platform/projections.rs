use crate::Stop;
use crate::gateway::Context;
use crate::store::rebuild::{self, Rebuild};
use crate::store::subscribers::{self, Lag};
use crate::store::{Projection, Source};
use domain::platform::{ProjectionKind, ProjectionRow, Projections, ProjectionsReport, RebuildRow, SubscriberRow};
use std::collections::HashMap;

pub async fn projections(cx: &mut Context, _: Projections) -> Result<ProjectionsReport, Stop> {
    let tx = cx.tx().await?;
    let lags = subscribers::lags(tx).await?;
    let rebuilds = rebuild::latest(tx).await?;
    let mut rebuilds: HashMap<String, Rebuild> = rebuilds.into_iter().map(|it| (it.projection.clone(), it)).collect();
    let projections = Projection::all().into_iter().map(|projection| {
        let lag = lags.iter().find(|lag| lag.subscriber == projection.name);
        let kind = match projection.source {
            Source::Streams(_) => ProjectionKind::Synchronous,
            Source::Subscriber(_) => ProjectionKind::Asynchronous,
        };
        ProjectionRow {
            name: projection.name.to_owned(),
            kind,
            tables: projection.tables.iter().map(|table| (*table).to_owned()).collect(),
            lag_events: lag.map_or(0, |lag| count(lag.events)),
            lag_seconds: lag.map_or(0.0, |lag| lag.seconds),
            last_rebuild: rebuilds.remove(projection.name).map(rebuild_row),
        }
    });
    let projections = projections.collect();
    Ok(ProjectionsReport { projections, subscribers: lags.into_iter().map(subscriber_row).collect() })
}

fn rebuild_row(rebuild: Rebuild) -> RebuildRow {
    RebuildRow {
        state: rebuild.state,
        events_done: rebuild.progress.done.unsigned_abs(),
        events_total: rebuild.progress.total.unsigned_abs(),
        rows_changed: rebuild.rows_changed.map(i64::unsigned_abs),
        error: rebuild.error,
        started_at: rebuild.started_at,
        finished_at: rebuild.finished_at,
    }
}

fn subscriber_row(lag: Lag) -> SubscriberRow {
    SubscriberRow {
        name: lag.subscriber,
        lag_events: count(lag.events),
        lag_seconds: lag.seconds,
        paused: lag.paused,
        attempts: lag.attempts.unsigned_abs(),
        error: lag.error,
        retry_at: lag.retry_at,
        updated_at: lag.updated_at,
    }
}

fn count(events: i64) -> u32 {
    u32::try_from(events).unwrap_or(u32::MAX)
}
