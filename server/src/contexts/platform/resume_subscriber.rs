use crate::Stop;
use crate::gateway::Context;
use crate::store::subscribers;
use domain::Refusal;
use domain::platform::ResumeSubscriber;

pub async fn resume_subscriber(cx: &mut Context, op: ResumeSubscriber) -> Result<(), Stop> {
    let there = subscribers::resume(cx.tx().await?, &op.name).await?;
    if there { Ok(()) } else { Err(Refusal::not_found().into()) }
}
