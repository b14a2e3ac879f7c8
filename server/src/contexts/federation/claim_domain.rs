use super::domains::record_of;
use crate::Stop;
use crate::ambient::{base64url, new_id, new_secret};
use crate::gateway::Context;
use domain::federation::{ClaimDomain, DomainClaimed, IdentityProvider, ProviderCommand};
use domain::kernel::DomainId;

pub async fn claim_domain(cx: &mut Context, op: ClaimDomain) -> Result<DomainClaimed, Stop> {
    let loaded = cx.load::<IdentityProvider>(op.provider_id.0).await?;
    let (id, domain) = (DomainId(new_id()), op.domain.to_lowercase());
    // It stands in the DNS for everybody to read: it proves that whoever put it there was asked by us, and nothing else.
    let value = format!("portico-domain={}", base64url(&new_secret()[..24]));
    let record = record_of(&domain);
    let command = ProviderCommand::ClaimDomain { id, domain, challenge: value.clone() };
    cx.decide::<IdentityProvider>(op.provider_id.0, &loaded, command).await?;
    Ok(DomainClaimed { id, record, value })
}
