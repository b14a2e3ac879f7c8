use super::domains::record_of;
use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::federation::{IdentityProvider, ProviderCommand, VerifyDomain};

pub async fn verify_domain(cx: &mut Context, op: VerifyDomain) -> Result<(), Stop> {
    let services = cx.services.clone();
    let tenant = cx.actor()?.tenant_id;
    // In a transaction of its own, since none stays open while a name server is asked.
    let claimed = {
        let mut tx = services.db.as_system("look up a claimed domain").await?;
        sqlx::query!(
            "select provider_id, domain, challenge from federation.domains where id = $1 and tenant_id = $2",
            op.id.0,
            tenant.0
        )
        .fetch_optional(&mut *tx)
        .await?
        .ok_or_else(Refusal::not_found)?
    };
    let record = record_of(&claimed.domain);
    let texts = services.federation.txt_records.at(&record).await.map_err(|why| {
        tracing::warn!(record, why, "no name server answers");
        Refusal::new(503, "dns_unavailable").with("record", &record)
    })?;
    if !texts.contains(&claimed.challenge) {
        return Err(Refusal::new(409, "domain_not_proved").with("record", &record).into());
    }
    if is_taken(cx, &claimed.domain, op.id.0).await? {
        return Err(Refusal::new(409, "domain_taken").into());
    }
    let loaded = cx.load::<IdentityProvider>(claimed.provider_id).await?;
    let command = ProviderCommand::VerifyDomain { id: op.id };
    cx.decide::<IdentityProvider>(claimed.provider_id, &loaded, command).await
}

/// Whether somebody else has proved that it is theirs. The unique index is the net for two at the same moment.
async fn is_taken(cx: &Context, domain: &str, but: uuid::Uuid) -> Result<bool, Stop> {
    let mut tx = cx.services.db.as_system("look up a domain").await?;
    let taken = sqlx::query_scalar!(
        "select 1 as \"one!\" from federation.domains where domain = $1 and verified_at is not null and id <> $2",
        domain,
        but
    )
    .fetch_optional(&mut *tx)
    .await?;
    Ok(taken.is_some())
}
