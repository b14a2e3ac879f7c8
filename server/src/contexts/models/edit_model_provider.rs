use super::whose;
use crate::Stop;
use crate::contexts::tenancy;
use crate::gateway::Context;
use crate::integrations::models::{destroy_key, keep_key};
use domain::models::{EditModelProvider, ModelProvider, ModelProviderCommand, ProviderKind};

pub async fn edit_model_provider(cx: &mut Context, op: EditModelProvider) -> Result<(), Stop> {
    let (tenant, loaded) = whose::load(cx, op.id).await?;
    let base_url = whose::address(cx, loaded.state.kind.unwrap_or(ProviderKind::Local), op.base_url)?;
    let has_moved = base_url != loaded.state.base_url;
    let command = ModelProviderCommand::Edit { name: op.name.trim().to_owned(), base_url, models: op.models };
    cx.decide::<ModelProvider>(op.id.0, &loaded, command).await?;
    let services = cx.services.clone();
    let fingerprint = match op.api_key.filter(|key| !key.is_empty()) {
        Some(key) => {
            keep_key(cx.tx().await?, &services.keys, (tenant, op.id), &key).await?;
            Some(tenancy::fingerprint_of(cx.tx().await?, &services.keys, tenant, &key).await?)
        }
        // The key was given for another address: whoever answers at the new one isn't to be sent it.
        None if has_moved => {
            destroy_key(cx.tx().await?, op.id).await?;
            None
        }
        None => return Ok(()),
    };
    let (_, loaded) = whose::load(cx, op.id).await?;
    cx.decide::<ModelProvider>(op.id.0, &loaded, ModelProviderCommand::ChangeKey { fingerprint }).await
}
