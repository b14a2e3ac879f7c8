use super::PURGE_TENANT;
use crate::Stop;
use crate::gateway::Context;
use crate::sagas;
use domain::tenancy::{RestoreTenant, Tenant, TenantCommand, TenantStatus};

pub async fn restore_tenant(cx: &mut Context, op: RestoreTenant) -> Result<(), Stop> {
    let loaded = cx.load::<Tenant>(op.id.0).await?;
    if loaded.state.status != Some(TenantStatus::Closed) {
        return cx.decide::<Tenant>(op.id.0, &loaded, TenantCommand::Restore).await;
    }
    // First the decision: it says no to whoever comes with an old version.
    cx.decide::<Tenant>(op.id.0, &loaded, TenantCommand::Reopen).await?;
    match sagas::under_way(cx.tx().await?, &PURGE_TENANT, &op.id.to_string()).await? {
        Some(saga) => sagas::cancel(cx, saga).await,
        None => Ok(()),
    }
}
