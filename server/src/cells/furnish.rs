//! What a cell begins with: its tenant, and the invitation of whoever administers it.

use super::Cell;
use crate::Stop;
use crate::ambient::new_id;
use crate::contexts::identity::invite_owner;
use crate::contexts::tenancy::{Opening, dress, open_as};
use crate::gateway::{Caller, Context, Door};
use domain::kernel::{HostId, Mode};
use domain::policy::Role;
use domain::tenancy::{BrandLook, Isolation, Tenant, TenantCommand, TenantKind};
use serde::{Deserialize, Serialize};
use texts::Locale;

/// What a tenant's cell is furnished with.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Furniture {
    /// What people call the tenant.
    pub name: String,
    /// What kind of customer it is.
    pub kind: TenantKind,
    /// Who administers it on the customer's side.
    pub admin_email: String,
    /// For real, or to try things out.
    pub mode: Mode,
    /// The language of the invitation.
    pub locale: String,
    /// How it looks.
    pub look: BrandLook,
}

/// Furnishes an empty cell in one transaction; one that is furnished already stays as it is.
///
/// # Errors
/// The database's.
pub async fn furnish(cell: &Cell, furniture: Furniture) -> Result<(), Stop> {
    let mut caller = Caller::system("furnish a cell", Door::Worker);
    caller.locale = Locale::parse(&furniture.locale).unwrap_or_default();
    let mut cx = Context::of_worker(&cell.services, caller, "tenancy.create_tenant");
    match cx.load::<Tenant>(cell.tenant.0).await {
        Ok(_) => return Ok(()),
        Err(Stop::Refused(refusal)) if refusal.status == 404 => {}
        Err(other) => return Err(other),
    }
    let Furniture { name, kind, admin_email, mode, locale: _, look } = furniture;
    let opening = Opening { name, kind, admin_email: admin_email.clone(), mode, provisioning: false };
    open_as(&mut cx, (cell.tenant, Isolation::Dedicated), opening).await?;
    if look != BrandLook::default() {
        dress(&mut cx, cell.tenant, look).await?;
    }
    let loaded = cx.load::<Tenant>(cell.tenant.0).await?;
    let host = TenantCommand::AddHost { id: HostId(new_id()), host: cell.host.clone() };
    cx.decide::<Tenant>(cell.tenant.0, &loaded, host).await?;
    invite_owner(&mut cx, cell.tenant, admin_email.to_lowercase(), Role::Owner).await?;
    cx.commit().await
}
