use crate::Stop;
use crate::ambient::new_id;
use crate::gateway::Context;
use crate::store::open_tenant;
use domain::kernel::TenantId;
use domain::tenancy::{CreateTenant, Tenant, TenantCommand, TenantCreated};

pub async fn create_tenant(cx: &mut Context, op: CreateTenant) -> Result<TenantCreated, Stop> {
    let id = TenantId(new_id());
    let CreateTenant { name, kind, admin_email, mode } = op;
    let mode = mode.unwrap_or_default();
    open_tenant(cx.tx().await?, id, mode).await?;
    cx.create::<Tenant>(id, id.0, TenantCommand::Create { id, name, kind, admin_email, mode }).await?;
    Ok(TenantCreated { id })
}
