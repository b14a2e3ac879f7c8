use crate::Stop;
use crate::gateway::Context;
use crate::store::Projection;
use crate::store::rebuild::{Progress, rebuild};
use domain::Refusal;
use domain::platform::{ProjectionRebuilt, RebuildProjection};
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::watch;

pub async fn rebuild_projection(cx: &mut Context, op: RebuildProjection) -> Result<ProjectionRebuilt, Stop> {
    let projection = Projection::find(&op.name).ok_or_else(Refusal::not_found)?;
    let services = cx.services.clone();
    let is_cancelled = AtomicBool::new(false);
    let (told, mut heard) = watch::channel(Progress { done: 0, total: 0 });
    let tell = |progress| {
        told.send_replace(progress);
        // The rebuild ends in order, and says so on record.
        if is_cancelled.load(Ordering::Relaxed) { Err(Stop::defect("it was cancelled")) } else { Ok(()) }
    };
    let mut work = Box::pin(rebuild(&services.db, &services.keys, projection, tell));
    let mut cancelled = None;
    let done = loop {
        tokio::select! {
            done = &mut work => break done,
            Ok(()) = heard.changed(), if cancelled.is_none() => {
                let Progress { done, total } = *heard.borrow_and_update();
                if let Err(stop) = cx.progress(done.unsigned_abs(), total.unsigned_abs()).await {
                    is_cancelled.store(true, Ordering::Relaxed);
                    cancelled = Some(stop);
                }
            }
        }
    };
    match (done, cancelled) {
        (Ok(rebuilt), _) => Ok(ProjectionRebuilt {
            events: rebuilt.events.unsigned_abs(),
            rows_changed: rebuilt.rows_changed.unsigned_abs(),
        }),
        (Err(_), Some(stop)) => Err(stop),
        (Err(why), None) => Err(why),
    }
}
