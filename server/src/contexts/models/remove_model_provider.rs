use super::whose;
use crate::Stop;
use crate::gateway::Context;
use crate::integrations::models::destroy_key;
use domain::models::{ModelProvider, ModelProviderCommand, RemoveModelProvider};

pub async fn remove_model_provider(cx: &mut Context, op: RemoveModelProvider) -> Result<(), Stop> {
    let (_, loaded) = whose::load(cx, op.id).await?;
    cx.decide::<ModelProvider>(op.id.0, &loaded, ModelProviderCommand::Remove).await?;
    destroy_key(cx.tx().await?, op.id).await
}
