use super::known::givable;
use crate::Stop;
use crate::gateway::Context;
use crate::store::page_of;
use domain::identity::{AllPermissions, PermissionRow};
use domain::kernel::Access;
use domain::policy::{Permission, Permissions, Reach, Role};
use domain::{Page, catalogue};

pub async fn all_permissions(cx: &mut Context, op: AllPermissions) -> Result<Page<PermissionRow>, Stop> {
    let givable = givable(cx.actor()?);
    let wanted = op.search.unwrap_or_default().to_lowercase();
    let rows = Permission::ALL.iter().map(|permission| row(*permission, givable));
    let fits = |row: &PermissionRow| {
        row.id.as_str().contains(&wanted) || row.operations.iter().any(|operation| operation.contains(&wanted))
    };
    Ok(page_of("permissions", rows.filter(fits).collect(), op.limit, op.cursor.as_deref())?)
}

fn row(id: Permission, givable: Permissions) -> PermissionRow {
    let needs = |entry: &&catalogue::Entry| {
        entry.access == Access::Needs(id)
            || (id == Permission::ReachPlatform && entry.attributes.reach == Reach::Platform)
    };
    PermissionRow {
        id,
        platform_only: id.is_platforms(),
        operations: catalogue::all().into_iter().filter(needs).map(|entry| entry.name.to_owned()).collect(),
        roles: Role::carrying(id).collect(),
        grantable: givable.contains(id),
    }
}
