use super::whose;
use crate::Stop;
use crate::gateway::Context;
use domain::models::{ModelProvider, ModelProviderCommand, RankModelProvider};

pub async fn rank_model_provider(cx: &mut Context, op: RankModelProvider) -> Result<(), Stop> {
    let (_, loaded) = whose::load(cx, op.id).await?;
    cx.decide::<ModelProvider>(op.id.0, &loaded, ModelProviderCommand::Rank { rank: op.rank }).await
}
