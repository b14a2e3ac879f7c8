use super::{handing_out, secrets};
use crate::Stop;
use crate::ambient::new_id;
use crate::gateway::Context;
use domain::Refusal;
use domain::federation::{ConnectProvider, IdentityProvider, ProviderCommand, ProviderConnected, ProviderUse};
use domain::kernel::ProviderId;
use domain::policy::{Permission, Subject, may};

pub async fn connect_provider(cx: &mut Context, op: ConnectProvider) -> Result<ProviderConnected, Stop> {
    let actor = cx.actor()?.clone();
    let used_by = op.used_by.unwrap_or(ProviderUse::Tenant);
    if used_by == ProviderUse::Everybody {
        may(&actor, Permission::ReachPlatform, &Subject::default()).map_err(Refusal::from)?;
    }
    if !cx.services.federation.outgoing.allows(&op.issuer) {
        return Err(Refusal::invalid_field("issuer", "address_not_public").into());
    }
    let admission = op.admission.tidy();
    handing_out::check(&actor, &admission)?;
    let id = ProviderId(new_id());
    let (name, issuer) = (op.name.trim().to_owned(), op.issuer);
    let command = ProviderCommand::Connect { name, issuer, client_id: op.client_id, used_by, admission };
    cx.create::<IdentityProvider>(actor.tenant_id, id.0, command).await?;
    let services = cx.services.clone();
    secrets::keep(cx.tx().await?, &services.keys, (actor.tenant_id, id), &op.client_secret).await?;
    Ok(ProviderConnected { id, redirect_uri: services.federation.callback() })
}
