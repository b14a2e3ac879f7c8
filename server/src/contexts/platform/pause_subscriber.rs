use crate::Stop;
use crate::gateway::Context;
use crate::store::subscribers;
use domain::Refusal;
use domain::platform::PauseSubscriber;

pub async fn pause_subscriber(cx: &mut Context, op: PauseSubscriber) -> Result<(), Stop> {
    let there = subscribers::pause(cx.tx().await?, &op.name).await?;
    if there { Ok(()) } else { Err(Refusal::not_found().into()) }
}
