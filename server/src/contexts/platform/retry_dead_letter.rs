use crate::Stop;
use crate::gateway::Context;
use crate::jobs::dead;
use domain::platform::RetryDeadLetter;

pub async fn retry_dead_letter(cx: &mut Context, op: RetryDeadLetter) -> Result<(), Stop> {
    dead::retry(cx.tx().await?, op.id).await
}
