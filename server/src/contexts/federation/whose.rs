//! Whose account is meant by what a provider has proved. Whoever is known is known by the link; an address links only
//! where the provider has verified it, and never across tenants.

use super::admit::admit;
use super::openid::{Proven, Provider};
use crate::Stop;
use crate::ambient::machine_now;
use crate::contexts::identity::{actor_at, actor_by_email, actor_of_member};
use crate::contexts::tenancy::Site;
use crate::gateway::{Context, Services};
use domain::Refusal;
use domain::federation::ProviderUse;
use domain::kernel::{PersonId, TenantId};
use domain::policy::Actor;
use sha2::{Digest, Sha256};

/// The account that is meant.
///
/// # Errors
/// Why there is none, in a sentence for whoever wanted to sign in.
pub(super) async fn whose(cx: &Context, provider: &Provider, proven: &Proven) -> Result<Actor, Stop> {
    let services = &cx.services;
    let actor = match linked(services, provider, proven).await? {
        Some(actor) => actor,
        None => {
            let actor = match provider.used_by {
                ProviderUse::Tenant => by_domain(cx, provider, proven).await?,
                ProviderUse::Everybody => by_address(services, proven).await?,
            };
            link(services, provider, proven, &actor).await?;
            actor
        }
    };
    if !cx.caller.site.admits(actor.tenant_id) {
        return Err(not_a_member(provider).into());
    }
    Ok(actor)
}

/// Whom the provider has signed in before.
async fn linked(services: &Services, provider: &Provider, proven: &Proven) -> Result<Option<Actor>, Stop> {
    let link = {
        let mut tx = services.db.as_system("look up a link").await?;
        sqlx::query!(
            "select person_id, tenant_id from federation.links where provider_id = $1 and subject_hash = $2",
            provider.id.0,
            subject_hash(provider, proven)
        )
        .fetch_optional(&mut *tx)
        .await?
    };
    let Some(link) = link else { return Ok(None) };
    let actor = actor_of_member(&services.db, PersonId(link.person_id), TenantId(link.tenant_id)).await?;
    actor.map(Some).ok_or_else(|| not_a_member(provider).into())
}

/// A member of the provider's own tenant, with an address of a domain that is proved to be the tenant's.
async fn by_domain(cx: &Context, provider: &Provider, proven: &Proven) -> Result<Actor, Stop> {
    let services = &cx.services;
    let email = proven.email.as_deref().ok_or_else(|| Refusal::new(403, "address_not_verified"))?;
    let domain = email.rsplit_once('@').map_or("", |(_, domain)| domain);
    if !is_of(services, provider.tenant, domain).await? {
        return Err(Refusal::new(403, "address_of_another_domain").with("provider", &provider.name).into());
    }
    if let Some(actor) = actor_at(&services.db, email, Site::Of(provider.tenant)).await? {
        return Ok(actor);
    }
    // The account of somebody elsewhere is theirs: they are invited, not taken in.
    if actor_by_email(&services.db, email).await?.is_some() {
        return Err(not_a_member(provider).into());
    }
    if !provider.admission.admits_unknown {
        return Err(not_a_member(provider).into());
    }
    admit(cx, provider, email, proven).await
}

/// Anybody with an account under the address.
async fn by_address(services: &Services, proven: &Proven) -> Result<Actor, Stop> {
    let email = proven.email.as_deref().ok_or_else(|| Refusal::new(403, "address_not_verified"))?;
    let actor = actor_by_email(&services.db, email).await?;
    actor.ok_or_else(|| Refusal::new(403, "address_unknown").into())
}

fn not_a_member(provider: &Provider) -> Refusal {
    Refusal::new(403, "provider_brings_nobody").with("provider", &provider.name)
}

/// Whether a domain is proved to be a tenant's.
async fn is_of(services: &Services, tenant: TenantId, domain: &str) -> Result<bool, Stop> {
    let mut tx = services.db.as_system("look up a domain").await?;
    let found = sqlx::query_scalar!(
        "select 1 as \"one!\" from federation.domains
         where domain = $1 and tenant_id = $2 and verified_at is not null",
        domain,
        tenant.0
    )
    .fetch_optional(&mut *tx)
    .await?;
    Ok(found.is_some())
}

async fn link(services: &Services, provider: &Provider, proven: &Proven, actor: &Actor) -> Result<(), Stop> {
    let mut tx = services.db.as_system("link an account").await?;
    // Two tabs at once come to the same link.
    sqlx::query!(
        "insert into federation.links (provider_id, subject_hash, tenant_id, person_id, linked_at)
         values ($1, $2, $3, $4, $5) on conflict do nothing",
        provider.id.0,
        subject_hash(provider, proven),
        actor.tenant_id.0,
        actor.person_id.0,
        machine_now().0
    )
    .execute(&mut *tx)
    .await?;
    Ok(tx.commit().await?)
}

/// What the provider calls somebody is their personal data; a hash finds them again as well.
fn subject_hash(provider: &Provider, proven: &Proven) -> Vec<u8> {
    let issuer_len = (provider.issuer.len() as u64).to_be_bytes();
    Sha256::new()
        .chain_update(issuer_len)
        .chain_update(&provider.issuer)
        .chain_update(&proven.subject)
        .finalize()
        .to_vec()
}
