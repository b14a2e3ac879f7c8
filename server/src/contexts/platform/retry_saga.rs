use crate::Stop;
use crate::gateway::Context;
use crate::sagas;
use domain::platform::RetrySaga;

pub async fn retry_saga(cx: &mut Context, op: RetrySaga) -> Result<(), Stop> {
    sagas::nudge(cx, op.id).await
}
