use super::whose;
use crate::Stop;
use crate::ambient::new_id;
use crate::contexts::tenancy;
use crate::gateway::Context;
use crate::integrations::models::keep_key;
use crate::store::open_tenant;
use domain::billing::OF_PLATFORM;
use domain::kernel::{Mode, ModelProviderId};
use domain::models::{AddModelProvider, ModelProvider, ModelProviderAdded, ModelProviderCommand, RANK_DEFAULT};

pub async fn add_model_provider(cx: &mut Context, op: AddModelProvider) -> Result<ModelProviderAdded, Stop> {
    let tenant = whose::owner(cx, op.of).await?;
    let base_url = whose::address(cx, op.kind, op.base_url)?;
    let (id, services) = (ModelProviderId(new_id()), cx.services.clone());
    if tenant == OF_PLATFORM {
        open_tenant(cx.tx().await?, OF_PLATFORM, Mode::Live).await?;
    }
    let key = op.api_key.filter(|key| !key.is_empty());
    let key_fingerprint = match &key {
        Some(key) => Some(tenancy::fingerprint_of(cx.tx().await?, &services.keys, tenant, key).await?),
        None => None,
    };
    let command = ModelProviderCommand::Add {
        name: op.name.trim().to_owned(),
        kind: op.kind,
        base_url,
        key_fingerprint: key_fingerprint.clone(),
        rank: op.rank.unwrap_or(RANK_DEFAULT),
        models: op.models,
    };
    cx.create::<ModelProvider>(tenant, id.0, command).await?;
    if let Some(key) = key {
        keep_key(cx.tx().await?, &services.keys, (tenant, id), &key).await?;
    }
    Ok(ModelProviderAdded { id, key_fingerprint })
}
