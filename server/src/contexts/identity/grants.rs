//! From what the database says of a member's roles to what they come to.

use domain::kernel::ClientId;
use domain::policy::{Granted, Grants, HeldRole, Permissions, RoleRef};
use serde::Deserialize;
use serde_json::Value;

/// One role as `identity.grants_of` tells it. The lists are there where the role is the tenant's own.
#[derive(Deserialize)]
struct Told {
    role: String,
    client: Option<ClientId>,
    name: Option<String>,
    allowed: Option<Vec<String>>,
    denied: Option<Vec<String>>,
}

/// The roles to show and what they come to. A role that is gone by now gives nothing and isn't shown.
pub(super) fn held(told: Value) -> (Vec<HeldRole>, Grants) {
    let told: Vec<Told> = serde_json::from_value(told).unwrap_or_default();
    let (mut roles, mut grants) = (Vec::new(), Grants::default());
    for Told { role, client, name, allowed, denied } in told {
        let granted = match (role.parse(), allowed, denied) {
            (Ok(RoleRef::BuiltIn(role)), ..) => Granted::of(role),
            (Ok(RoleRef::Own(_)), Some(allowed), Some(denied)) => {
                let named = |list: &[String]| Permissions::named(list.iter().map(String::as_str));
                Granted { allowed: named(&allowed), denied: named(&denied) }
            }
            _ => continue,
        };
        grants.add(client, granted);
        roles.push(HeldRole(name.unwrap_or(role)));
    }
    (roles, grants)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::policy::Permission;
    use serde_json::json;

    #[test]
    fn roles_of_all_kinds_come_together() {
        let own = "0192a000-0000-7000-8000-000000000001";
        let (roles, grants) = held(json!([
            {"role": "client_user", "client": null, "name": null, "allowed": null, "denied": null},
            {"role": own, "client": null, "name": "Reader", "allowed": ["read:people"], "denied": ["write:files"]},
            {"role": "0192a000-0000-7000-8000-00000000000f", "client": null, "name": null, "allowed": null, "denied": null},
        ]));
        assert_eq!(roles.iter().map(HeldRole::as_str).collect::<Vec<_>>(), ["client_user", "Reader"]);
        let all = grants.anywhere();
        assert!(all.contains(Permission::ReadPeople) && !all.contains(Permission::WriteFiles));
    }
}
