use super::{PURGE_TENANT, SET_UP_DEDICATED, SET_UP_TENANT, own};
use crate::Stop;
use crate::gateway::Context;
use crate::sagas;
use chrono::TimeDelta;
use domain::tenancy::{DeleteTenant, DeletionBegun, Tenant, TenantCommand};
use domain::{Moment, Refusal};
use serde_json::json;

pub async fn delete_tenant(cx: &mut Context, op: DeleteTenant) -> Result<DeletionBegun, Stop> {
    own::refuse(cx, op.id)?;
    let loaded = cx.load::<Tenant>(op.id.0).await?;
    if op.confirmation.as_deref().is_some_and(|written| written.trim() != loaded.state.name()) {
        return Err(Refusal::invalid_field("confirmation", "not_the_name").into());
    }
    for definition in [&SET_UP_TENANT, &SET_UP_DEDICATED] {
        if sagas::under_way(cx.tx().await?, definition, &op.id.to_string()).await?.is_some() {
            return Err(Refusal::new(409, "tenant_provisioning").into());
        }
    }
    let purge_at = Moment(cx.now.0 + TimeDelta::days(i64::from(cx.services.tenant_grace_days)));
    let reason = op.reason.unwrap_or_default().trim().to_owned();
    cx.decide::<Tenant>(op.id.0, &loaded, TenantCommand::Close { reason, purge_at }).await?;
    let (key, input) = (op.id.to_string(), json!({"tenant": op.id}));
    let saga = sagas::start(cx, op.id, &PURGE_TENANT, (Some(&key), &input)).await?;
    Ok(DeletionBegun { saga, purge_at })
}
