use super::find;
use crate::Stop;
use crate::gateway::Context;
use domain::workspaces::{ModelInfo, WorkspaceModels};

pub async fn workspace_models(cx: &mut Context, op: WorkspaceModels) -> Result<Vec<ModelInfo>, Stop> {
    let found = find(cx, op.id).await?;
    let tenant = cx.actor()?.tenant_id;
    let services = cx.services.clone();
    let offered = services.models.offered(cx.tx().await?, tenant).await?;
    let is_allowed = |model: &ModelInfo| found.models.as_ref().is_none_or(|models| models.contains(&model.id));
    Ok(offered.into_iter().map(|offer| offer.info).filter(is_allowed).collect())
}
