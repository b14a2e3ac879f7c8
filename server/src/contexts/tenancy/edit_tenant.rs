use crate::Stop;
use crate::gateway::Context;
use crate::zones;
use domain::Refusal;
use domain::tenancy::{EditTenant, Tenant, TenantCommand};

pub async fn edit_tenant(cx: &mut Context, op: EditTenant) -> Result<(), Stop> {
    if op.time_zone.value().is_some_and(|zone| !zones::is_known(zone)) {
        return Err(Refusal::invalid_field("timeZone", "zone_unknown").into());
    }
    let loaded = cx.load::<Tenant>(op.id.0).await?;
    if let Some(seen) = op.version {
        cx.same_version(&loaded, seen)?;
    }
    let EditTenant { id, name, admin_email, time_zone, .. } = op;
    cx.decide::<Tenant>(id.0, &loaded, TenantCommand::Change { id, time_zone, name, admin_email }).await
}
