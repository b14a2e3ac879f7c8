use crate::Stop;
use crate::gateway::Context;
use crate::zones;
use domain::Refusal;
use domain::tenancy::{ChangeTenant, Tenant, TenantCommand};

pub async fn change_tenant(cx: &mut Context, op: ChangeTenant) -> Result<(), Stop> {
    if op.time_zone.value().is_some_and(|zone| !zones::is_known(zone)) {
        return Err(Refusal::invalid_field("timeZone", "zone_unknown").into());
    }
    let tenant = cx.actor()?.tenant_id.0;
    let loaded = cx.load::<Tenant>(tenant).await?;
    cx.decide::<Tenant>(tenant, &loaded, TenantCommand::Change { time_zone: op.time_zone }).await
}
