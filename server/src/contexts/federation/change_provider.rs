use super::{handing_out, secrets};
use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::federation::{ChangeProvider, IdentityProvider, ProviderCommand};

pub async fn change_provider(cx: &mut Context, op: ChangeProvider) -> Result<(), Stop> {
    let actor = cx.actor()?.clone();
    if !cx.services.federation.outgoing.allows(&op.issuer) {
        return Err(Refusal::invalid_field("issuer", "address_not_public").into());
    }
    let admission = op.admission.tidy();
    handing_out::check(&actor, &admission)?;
    let loaded = cx.load::<IdentityProvider>(op.id.0).await?;
    let issuer = sqlx::query_scalar!("select issuer from federation.providers where id = $1", op.id.0)
        .fetch_optional(&mut **cx.tx().await?)
        .await?
        .ok_or_else(Refusal::not_found)?;
    // What another issuer calls people says nothing about whom this one knew by the same name.
    if issuer != op.issuer {
        secrets::forget_links(cx.tx().await?, op.id).await?;
    }
    let (name, client_id) = (op.name.trim().to_owned(), op.client_id);
    let command = ProviderCommand::Change { name, issuer: op.issuer, client_id, admission };
    cx.decide::<IdentityProvider>(op.id.0, &loaded, command).await?;
    if let Some(secret) = op.client_secret.filter(|secret| !secret.is_empty()) {
        let services = cx.services.clone();
        secrets::keep(cx.tx().await?, &services.keys, (actor.tenant_id, op.id), &secret).await?;
    }
    Ok(())
}
