use super::secrets;
use crate::Stop;
use crate::gateway::Context;
use domain::federation::{IdentityProvider, ProviderCommand, RemoveProvider};

pub async fn remove_provider(cx: &mut Context, op: RemoveProvider) -> Result<(), Stop> {
    let loaded = cx.load::<IdentityProvider>(op.id.0).await?;
    cx.decide::<IdentityProvider>(op.id.0, &loaded, ProviderCommand::Remove).await?;
    secrets::destroy(cx.tx().await?, op.id).await
}
