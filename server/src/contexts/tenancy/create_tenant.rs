use super::SET_UP_TENANT;
use super::drafts::drop_own;
use super::organisation::dress;
use crate::Stop;
use crate::ambient::new_id;
use crate::contexts::billing::subscribe;
use crate::gateway::Context;
use crate::sagas;
use crate::store::open_tenant;
use domain::kernel::{Mode, TenantId};
use domain::tenancy::{BrandLook, CreateTenant, Tenant, TenantCommand, TenantCreated, TenantKind};
use serde_json::json;

/// What a tenant begins with.
pub struct Opening {
    /// What people call it.
    pub name: String,
    /// What kind of customer it is.
    pub kind: TenantKind,
    /// Who administers it on the customer's side.
    pub admin_email: String,
    /// For real, or to try things out.
    pub mode: Mode,
    /// Whether its people wait until it is set up.
    pub provisioning: bool,
}

pub async fn create_tenant(cx: &mut Context, op: CreateTenant) -> Result<TenantCreated, Stop> {
    let CreateTenant { name, kind, admin_email, mode, plan, brand_name, brand_colour } = op;
    let look = BrandLook { name: brand_name.filter(|name| !name.is_empty()), colour: brand_colour };
    let locale = cx.caller.locale.code();
    let input = |id: TenantId| json!({"tenant": id, "email": admin_email.to_lowercase(), "locale": locale});
    let mode = mode.unwrap_or_default();
    let id = open(cx, Opening { name, kind, admin_email: admin_email.clone(), mode, provisioning: true }).await?;
    if let Some(plan) = plan.filter(|plan| !plan.trim().is_empty()) {
        subscribe(cx, id, &plan).await?;
    }
    if look != BrandLook::default() {
        dress(cx, id, look).await?;
    }
    let saga = sagas::start(cx, id, &SET_UP_TENANT, (Some(&id.to_string()), &input(id))).await?;
    drop_own(cx).await?;
    Ok(TenantCreated { id, saga })
}

/// Opens a tenant in the caller's transaction. Where it isn't provisioning its people can work at once.
///
/// # Errors
/// The database's.
pub async fn open(cx: &mut Context, opening: Opening) -> Result<TenantId, Stop> {
    let id = TenantId(new_id());
    let Opening { name, kind, admin_email, mode, provisioning } = opening;
    open_tenant(cx.tx().await?, id, mode).await?;
    let create = TenantCommand::Create { id, name, kind, admin_email, mode, provisioning };
    cx.create::<Tenant>(id, id.0, create).await?;
    Ok(id)
}
