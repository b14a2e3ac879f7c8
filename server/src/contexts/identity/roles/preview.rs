use super::{held, known};
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::{Context, calls_of_people};
use chrono::TimeDelta;
use domain::Refusal;
use domain::catalogue;
use domain::identity::{PreviewRole, RefusedOperation, RolePreview};
use domain::kernel::Access;
use domain::policy::{Granted, Permission, Permissions, Reach, RoleRef};
use std::collections::BTreeMap;

/// The days whose calls are looked at.
const DAYS: u16 = 30;

pub async fn preview_role(cx: &mut Context, op: PreviewRole) -> Result<RolePreview, Stop> {
    let actor = cx.actor()?.clone();
    let tx = cx.tx().await?;
    let own = known::own(tx, actor.tenant_id).await?;
    let known = match op.id {
        RoleRef::BuiltIn(_) => known::built_in(&actor).any(|row| row.id == op.id),
        RoleRef::Own(_) => own.iter().any(|row| row.id == op.id),
    };
    if !known {
        return Err(Refusal::not_found().into());
    }
    let own = known::granted_by(&own);
    let changed = (op.id, Granted { allowed: op.permissions, denied: op.denied.unwrap_or_default() });
    let mut members = held::members(tx, actor.tenant_id).await?;
    members.retain(|_, roles| roles.iter().any(|(role, _)| *role == op.id));
    let then: BTreeMap<_, _> =
        members.iter().map(|(person, roles)| (*person, held::come_to(roles, &own, Some(changed)).anywhere())).collect();
    let since = machine_now().0 - TimeDelta::days(DAYS.into());
    let (mut calls, mut refused) = (0, 0);
    let mut operations = BTreeMap::<String, RefusedOperation>::new();
    for made in calls_of_people(tx, actor.tenant_id, since).await? {
        let Some(permissions) = then.get(&made.person) else { continue };
        calls += made.calls;
        let Some(permission) = missing(&made.operation, *permissions) else { continue };
        refused += made.calls;
        let operation = made.operation.clone();
        let nothing = RefusedOperation { operation, permission, calls: 0, people: 0 };
        let row = operations.entry(made.operation).or_insert(nothing);
        row.calls += made.calls;
        row.people += 1;
    }
    let mut operations: Vec<_> = operations.into_values().collect();
    operations.sort_by_key(|row| std::cmp::Reverse(row.calls));
    Ok(RolePreview { people: members.len() as u64, calls, refused, operations, days: DAYS })
}

/// What somebody with these permissions misses for an operation. Operations that are gone ask for nothing.
fn missing(operation: &str, permissions: Permissions) -> Option<Permission> {
    let entry = catalogue::find(operation)?;
    let needed = match entry.access {
        Access::Needs(permission) => Some(permission),
        Access::Public | Access::SignedIn => None,
    };
    let far = (entry.attributes.reach == Reach::Platform).then_some(Permission::ReachPlatform);
    needed.into_iter().chain(far).find(|permission| !permissions.contains(*permission))
}
