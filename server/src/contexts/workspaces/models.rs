use crate::Stop;
use crate::gateway::Context;
use domain::workspaces::{ModelInfo, Models};

pub async fn models(cx: &mut Context, _: Models) -> Result<Vec<ModelInfo>, Stop> {
    let (tenant, services) = (cx.actor()?.tenant_id, cx.services.clone());
    let offers = services.models.offered(cx.tx().await?, tenant).await?;
    Ok(offers.into_iter().map(|offer| offer.info).collect())
}
