use crate::Stop;
use crate::gateway::Context;
use crate::sagas;
use domain::platform::CancelSaga;

pub async fn cancel_saga(cx: &mut Context, op: CancelSaga) -> Result<(), Stop> {
    sagas::cancel(cx, op.id).await
}
