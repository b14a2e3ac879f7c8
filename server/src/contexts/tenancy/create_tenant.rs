use super::drafts::drop_own;
use super::organisation::dress;
use super::{SET_UP_DEDICATED, SET_UP_TENANT};
use crate::Stop;
use crate::ambient::new_id;
use crate::cells::Furniture;
use crate::contexts::billing::{entitlements_of, subscribe};
use crate::gateway::Context;
use crate::sagas;
use crate::store::open_tenant;
use domain::Refusal;
use domain::billing::Feature;
use domain::kernel::{Mode, TenantId};
use domain::tenancy::{BrandLook, CreateTenant, Isolation, Tenant, TenantCommand, TenantCreated, TenantKind};
use serde_json::{Value, json};

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
    let CreateTenant { name, kind, admin_email, mode, plan, isolation, brand_name, brand_colour } = op;
    let look = BrandLook { name: brand_name.filter(|name| !name.is_empty()), colour: brand_colour };
    let (locale, isolation) = (cx.caller.locale.code().to_owned(), isolation.unwrap_or_default());
    let mode = mode.unwrap_or_default();
    if isolation == Isolation::Dedicated {
        can_be_dedicated(cx, kind)?;
    }
    let opening = Opening { name: name.clone(), kind, admin_email: admin_email.clone(), mode, provisioning: true };
    let id = TenantId(new_id());
    open_as(cx, (id, isolation), opening).await?;
    if let Some(plan) = plan.filter(|plan| !plan.trim().is_empty()) {
        subscribe(cx, id, &plan).await?;
    }
    let saga = match isolation {
        Isolation::Shared => {
            if look != BrandLook::default() {
                dress(cx, id, look).await?;
            }
            let input = json!({"tenant": id, "email": admin_email.to_lowercase(), "locale": locale});
            sagas::start(cx, id, &SET_UP_TENANT, (Some(&id.to_string()), &input)).await?
        }
        Isolation::Dedicated => {
            if !entitlements_of(&mut **cx.tx().await?, id).await?.has(Feature::DedicatedDatabase) {
                return Err(Refusal::invalid_field("isolation", "not_in_plan").into());
            }
            let furniture = Furniture { name, kind, admin_email, mode, locale, look };
            let input: Value = json!({"tenant": id, "furniture": furniture});
            sagas::start(cx, id, &SET_UP_DEDICATED, (Some(&id.to_string()), &input)).await?
        }
    };
    drop_own(cx).await?;
    Ok(TenantCreated { id, saga })
}

/// Whether a tenant of this kind can have a database of its own here. An agency can't: its clients' tenants stand beside it.
fn can_be_dedicated(cx: &Context, kind: TenantKind) -> Result<(), Stop> {
    cx.services.cells.domain()?;
    match kind {
        TenantKind::Agency => Err(Refusal::invalid_field("isolation", "not_for_agencies").into()),
        TenantKind::Organisation | TenantKind::Individual => Ok(()),
    }
}

/// Opens a tenant in the caller's transaction. Where it isn't provisioning its people can work at once.
///
/// # Errors
/// The database's.
pub async fn open(cx: &mut Context, opening: Opening) -> Result<TenantId, Stop> {
    let id = TenantId(new_id());
    open_as(cx, (id, Isolation::Shared), opening).await?;
    Ok(id)
}

/// As [`open`], under an id that is known already, with its rows where they are told to be.
///
/// # Errors
/// The database's.
pub async fn open_as(cx: &mut Context, (id, isolation): (TenantId, Isolation), opening: Opening) -> Result<(), Stop> {
    let Opening { name, kind, admin_email, mode, provisioning } = opening;
    open_tenant(cx.tx().await?, id, mode).await?;
    let create = TenantCommand::Create { id, name, kind, admin_email, mode, provisioning, isolation };
    cx.create::<Tenant>(id, id.0, create).await
}
