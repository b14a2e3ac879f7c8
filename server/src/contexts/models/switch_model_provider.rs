use super::whose;
use crate::Stop;
use crate::gateway::Context;
use domain::models::{ModelProvider, ModelProviderCommand, SwitchModelProvider};

pub async fn switch_model_provider(cx: &mut Context, op: SwitchModelProvider) -> Result<(), Stop> {
    let (_, loaded) = whose::load(cx, op.id).await?;
    let command = ModelProviderCommand::Switch { on: op.on.unwrap_or(true) };
    cx.decide::<ModelProvider>(op.id.0, &loaded, command).await
}
