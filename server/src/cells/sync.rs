//! Carries into a cell what the platform decides on its tenant: whether it stands, what it is called, what its plan gives, what
//! is hidden from it. Each round compares and changes what differs, so it may come late, twice, or for nothing.

use super::Cell;
use crate::Stop;
use crate::contexts::billing::{carry_entitlements, entitlements_of};
use crate::contexts::tenancy::reason_of;
use crate::gateway::{Caller, Context, Door, Services};
use domain::kernel::{Patch, TenantId};
use domain::tenancy::{Tenant, TenantCommand, TenantState, TenantStatus};
use std::sync::Arc;

/// Makes the cell of this tenant as the platform has decided.
///
/// # Errors
/// `resource_not_found` where the tenant has no cell; the databases'.
pub async fn sync(services: &Arc<Services>, tenant: TenantId) -> Result<(), Stop> {
    let caller = || Caller::system("carry the platform's decisions into a cell", Door::Worker);
    let mut here = Context::of_worker(services, caller(), "tenancy.sync_cell");
    let decided = here.load::<Tenant>(tenant.0).await?.state;
    let given = entitlements_of(&mut **here.tx().await?, tenant).await?;
    let reason = reason_of(here.tx().await?, tenant).await?;
    drop(here);
    let cell = services.cells.open(&services.db, tenant).await?;
    let mut there = Context::of_worker(&cell.services, caller(), "tenancy.sync_cell");
    stand(&mut there, &cell, &decided, reason).await?;
    carry_entitlements(&mut there, tenant, &given).await?;
    there.commit().await
}

/// Brings the tenant's standing and name in the cell to what was decided.
async fn stand(there: &mut Context, cell: &Cell, decided: &TenantState, reason: Option<String>) -> Result<(), Stop> {
    let id = cell.tenant;
    for command in differing(&there.load::<Tenant>(id.0).await?.state, decided, id, reason) {
        let loaded = there.load::<Tenant>(id.0).await?;
        there.decide::<Tenant>(id.0, &loaded, command).await?;
    }
    Ok(())
}

/// The commands after which the first stands as the second. A tenant that is deleted is suspended in its cell until the
/// cell is dropped: nothing in there is destroyed before.
fn differing(own: &TenantState, decided: &TenantState, id: TenantId, reason: Option<String>) -> Vec<TenantCommand> {
    let mut commands = Vec::new();
    let works = matches!(decided.status, Some(TenantStatus::Active | TenantStatus::Provisioning));
    match own.status {
        Some(TenantStatus::Suspended) if works => commands.push(TenantCommand::Restore),
        Some(TenantStatus::Suspended) => return commands,
        _ => {}
    }
    if own.name() != decided.name() {
        let name = Some(decided.name().to_owned());
        commands.push(TenantCommand::Change { id, time_zone: Patch::Absent, name, admin_email: None });
    }
    if !works {
        commands.push(TenantCommand::Suspend { reason: reason.unwrap_or_default() });
    }
    commands
}
