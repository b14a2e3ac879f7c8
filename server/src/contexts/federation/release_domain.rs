use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::federation::{IdentityProvider, ProviderCommand, ReleaseDomain};

pub async fn release_domain(cx: &mut Context, op: ReleaseDomain) -> Result<(), Stop> {
    let provider = sqlx::query_scalar!("select provider_id from federation.domains where id = $1", op.id.0)
        .fetch_optional(&mut **cx.tx().await?)
        .await?
        .ok_or_else(Refusal::not_found)?;
    let loaded = cx.load::<IdentityProvider>(provider).await?;
    cx.decide::<IdentityProvider>(provider, &loaded, ProviderCommand::ReleaseDomain { id: op.id }).await
}
