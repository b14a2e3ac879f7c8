use super::{held, known};
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::{Context, calls_of_people};
use chrono::TimeDelta;
use domain::catalogue;
use domain::identity::{PermissionUse, PermissionUseRow, RoleInUse, UseOfPermissions};
use domain::kernel::{Access, Moment};
use domain::policy::{Granted, Permission, Permissions, Role, RoleRef};
use std::collections::{HashMap, HashSet};

/// The days to look back unless told.
const DAYS: u16 = 30;

/// A role that somebody has, with what it comes to.
struct Column {
    shown: RoleInUse,
    granted: Granted,
}

pub async fn use_of_permissions(cx: &mut Context, op: UseOfPermissions) -> Result<PermissionUse, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let since = machine_now().0 - TimeDelta::days(op.days.unwrap_or(DAYS).into());
    let tx = cx.tx().await?;
    let own = known::own(tx, tenant).await?;
    let members = held::members(tx, tenant).await?;
    let made = calls_of_people(tx, tenant, since).await?;
    let all = Role::ALL.iter().copied().map(known::built_in_row).chain(own);
    let columns: Vec<Column> = all
        .filter_map(|row| {
            let people = members.values().filter(|held| has(held, row.id)).count() as u64;
            let shown = RoleInUse { role: row.id, name: row.content.name, people };
            let granted = Granted { allowed: row.content.allowed, denied: row.content.denied };
            (people > 0).then_some(Column { shown, granted })
        })
        .collect();
    let mut used = HashMap::<(Permission, RoleRef), u64>::new();
    for calls in made {
        let Some(Access::Needs(permission)) = catalogue::find(&calls.operation).map(|entry| entry.access) else {
            continue;
        };
        let roles: HashSet<_> = members.get(&calls.person).into_iter().flatten().map(|(role, _)| *role).collect();
        for role in roles {
            *used.entry((permission, role)).or_default() += calls.calls;
        }
    }
    let sum = |permission, role| used.get(&(permission, role)).copied().unwrap_or_default();
    let carried: Permissions = columns.iter().fold(Permissions::NONE, |sum, column| sum.union(column.granted.allowed));
    let row = |permission: Permission| {
        let cell = |column: &Column| {
            let carries = column.granted.allowed.contains(permission) && !column.granted.denied.contains(permission);
            carries.then(|| sum(permission, column.shown.role))
        };
        PermissionUseRow { permission, calls: columns.iter().map(cell).collect() }
    };
    let rows = carried.iter().map(row).collect();
    Ok(PermissionUse { since: Moment(since), roles: columns.into_iter().map(|column| column.shown).collect(), rows })
}

fn has(held: &held::Held, role: RoleRef) -> bool {
    held.iter().any(|(other, _)| *other == role)
}
