//! `docs/policy/matrix.md`: who may do what, as a person reads it.

use crate::support::compare;
use domain::policy::{Condition, Permission, Role};
use std::fmt::Write;

#[test]
fn the_golden_permission_matrix_is_what_the_code_says() {
    let mut out = String::from(
        "# Who may do what\n\nRole by permission, as the code has it. `●` holds it; `◐` holds it under a condition, \
         named below. Written by `UPDATE_GOLDEN=1 cargo test -p server --test it golden`.\n\n| permission |",
    );
    let mut row = |cells: &mut dyn Iterator<Item = String>| {
        out.extend(cells.map(|cell| format!(" {cell} |")));
        out.push_str("\n|");
    };
    row(&mut Role::ALL.iter().map(|role| format!("`{}`", role.as_str())));
    row(&mut std::iter::once(" --- ".trim().to_owned()).chain(Role::ALL.iter().map(|_| ":-:".to_owned())));
    for permission in Permission::ALL {
        let name = format!("`{}`", permission.as_str());
        row(&mut std::iter::once(name).chain(Role::ALL.iter().map(|role| mark(*role, *permission).to_owned())));
    }
    out.truncate(out.len() - 1);
    out.push_str("\n## Conditions\n\n");
    for permission in Permission::ALL {
        for condition in Condition::of(*permission) {
            let (who, instead) = match condition {
                Condition::MadeItOrManages => ("made the thing", vec![Permission::ManageExecutions]),
                Condition::AskedForItOrManages => {
                    ("asked for the thing", vec![Permission::ManageExecutions, Permission::ManageSystem])
                }
            };
            let instead: Vec<_> = instead.iter().map(|permission| format!("`{}`", permission.as_str())).collect();
            let _ = writeln!(out, "- `{}`: the person {who}, or holds {}.", permission.as_str(), instead.join(" or "));
        }
    }
    compare("docs/policy/matrix.md", &out);
}

fn mark(role: Role, permission: Permission) -> &'static str {
    match (role.permissions().contains(&permission), Condition::of(permission).is_empty()) {
        (false, _) => "",
        (true, true) => "●",
        (true, false) => "◐",
    }
}
