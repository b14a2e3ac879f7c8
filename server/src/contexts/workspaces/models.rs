use crate::Stop;
use crate::gateway::Context;
use domain::workspaces::{ModelInfo, Models};

pub async fn models(cx: &mut Context, _: Models) -> Result<Vec<ModelInfo>, Stop> {
    Ok(cx.services.models.list())
}
