use crate::Stop;
use crate::gateway::Context;
use crate::store::Projection;
use crate::store::rebuild::rebuild;
use domain::Refusal;
use domain::platform::{ProjectionRebuilt, RebuildProjection};

pub async fn rebuild_projection(cx: &mut Context, op: RebuildProjection) -> Result<ProjectionRebuilt, Stop> {
    let projection = Projection::find(&op.name).ok_or_else(Refusal::not_found)?;
    let services = cx.services.clone();
    let rebuilt = rebuild(&services.db, &services.keys, projection, |_| {}).await?;
    Ok(ProjectionRebuilt { events: rebuilt.events.unsigned_abs(), rows_changed: rebuilt.rows_changed.unsigned_abs() })
}
