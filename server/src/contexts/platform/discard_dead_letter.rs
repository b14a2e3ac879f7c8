use crate::Stop;
use crate::gateway::Context;
use crate::jobs::dead;
use domain::platform::DiscardDeadLetter;

pub async fn discard_dead_letter(cx: &mut Context, op: DiscardDeadLetter) -> Result<(), Stop> {
    dead::discard(cx.tx().await?, op.id).await
}
