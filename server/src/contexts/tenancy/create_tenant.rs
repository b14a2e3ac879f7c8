use crate::Stop;
use crate::ambient::new_id;
use crate::gateway::Context;
use domain::kernel::TenantId;
use domain::tenancy::{CreateTenant, Tenant, TenantCommand, TenantCreated};

pub async fn create_tenant(cx: &mut Context, op: CreateTenant) -> Result<TenantCreated, Stop> {
    let id = TenantId(new_id());
    let CreateTenant { name, kind, admin_email } = op;
    cx.create::<Tenant>(id, id.0, TenantCommand::Create { name, kind, admin_email }).await?;
    Ok(TenantCreated { id })
}
