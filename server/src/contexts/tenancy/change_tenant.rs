use crate::Stop;
use crate::gateway::Context;
use crate::zones;
use domain::Refusal;
use domain::tenancy::{ChangeTenant, Tenant, TenantCommand};

pub async fn change_tenant(cx: &mut Context, op: ChangeTenant) -> Result<(), Stop> {
    if op.time_zone.value().is_some_and(|zone| !zones::is_known(zone)) {
        return Err(Refusal::invalid_field("timeZone", "zone_unknown").into());
    }
    let id = cx.actor()?.tenant_id;
    let loaded = cx.load::<Tenant>(id.0).await?;
    let change = TenantCommand::Change { id, time_zone: op.time_zone, name: None, admin_email: None };
    cx.decide::<Tenant>(id.0, &loaded, change).await
}
