//! Whose providers somebody may see: their own tenant's, and the platform's if they reach it.

use crate::Stop;
use crate::gateway::Context;
use crate::store::Loaded;
use domain::Refusal;
use domain::billing::OF_PLATFORM;
use domain::kernel::{ModelProviderId, TenantId};
use domain::models::{ModelProvider, ModelProviderOf, ProviderKind};
use domain::policy::Permission;

/// The tenant whose providers are meant.
///
/// # Errors
/// `permission_missing` where these are the platform's and the actor doesn't reach it.
pub(super) async fn owner(cx: &mut Context, of: Option<ModelProviderOf>) -> Result<TenantId, Stop> {
    match of {
        Some(ModelProviderOf::Platform) => {
            cx.reach_far().await?;
            Ok(OF_PLATFORM)
        }
        Some(ModelProviderOf::Tenant) | None => Ok(cx.actor()?.tenant_id),
    }
}

/// The tenants whose providers the actor may keep.
pub(super) fn owners(cx: &Context) -> Result<Vec<TenantId>, Stop> {
    let actor = cx.actor()?;
    let platforms = actor.holds(Permission::ReachPlatform).then_some(OF_PLATFORM);
    Ok([actor.tenant_id].into_iter().chain(platforms).collect())
}

/// A provider that the actor may keep, and whose it is. Another's isn't there.
pub(super) async fn load(cx: &mut Context, id: ModelProviderId) -> Result<(TenantId, Loaded<ModelProvider>), Stop> {
    let owners = owners(cx)?;
    cx.reach_as_far_as_allowed().await?;
    let loaded = cx.load::<ModelProvider>(id.0).await?;
    match loaded.tenant.filter(|tenant| owners.contains(tenant)) {
        Some(tenant) => Ok((tenant, loaded)),
        None => Err(Refusal::not_found().into()),
    }
}

/// The address as it is kept: `None` for the usual one.
///
/// # Errors
/// A fault of `baseUrl` where it may not be called.
pub(super) fn address(cx: &Context, kind: ProviderKind, told: Option<String>) -> Result<Option<String>, Refusal> {
    let told = told.filter(|address| !address.is_empty() && kind.usual_address() != Some(address.as_str()));
    let is_allowed = |address: &String| cx.services.federation.outgoing.allows(address);
    if told.as_ref().is_some_and(|address| !is_allowed(address)) {
        return Err(Refusal::invalid_field("baseUrl", "address_not_public"));
    }
    Ok(told)
}
