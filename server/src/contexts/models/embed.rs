use crate::Stop;
use crate::contexts::billing;
use crate::gateway::Context;
use domain::Refusal;
use domain::models::{Embed, Embedded};
use domain::workspaces::Failure;

/// The transaction begins when the vectors are there: nothing is held open while the model works.
pub async fn embed(cx: &mut Context, op: Embed) -> Result<Embedded, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let models = cx.services.models.clone();
    let offered = models.embeddings().ok_or_else(|| Refusal::new(503, "no_embeddings"))?;
    if op.model.is_some_and(|model| model != offered.id) {
        return Err(Refusal::invalid_field("model", "model_unknown").into());
    }
    let embedded = models.embed(op.texts).await.map_err(refused)?;
    billing::add(cx.tx().await?, tenant, billing::Meter::AiTokens, embedded.tokens.into()).await?;
    Ok(embedded)
}

fn refused(failure: Failure) -> Refusal {
    match failure {
        Failure::RateLimited => Refusal::new(429, "model_busy"),
        _ => Refusal::new(503, "run_failed"),
    }
}
