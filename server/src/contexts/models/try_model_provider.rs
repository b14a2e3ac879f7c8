use super::whose;
use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::models::{ModelProviderTried, TryModelProvider};

pub async fn try_model_provider(cx: &mut Context, op: TryModelProvider) -> Result<ModelProviderTried, Stop> {
    let (owners, services) = (whose::owners(cx)?, cx.services.clone());
    // It looks the provider up in a transaction of its own, since none stays open while somebody else is asked.
    match services.models.try_out(&owners, op.id, op.model.as_deref()).await? {
        Some(tried) => Ok(tried),
        None if op.model.is_some() => {
            whose::load(cx, op.id).await?;
            Err(Refusal::invalid_field("model", "model_unknown").into())
        }
        None => Err(Refusal::not_found().into()),
    }
}
