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
            let who = match condition {
                Condition::MadeItOrManages => "the person made the thing",
                Condition::AskedForItOrManages => "the person asked for the thing",
                Condition::NotStaff => "it is nobody of the platform's own staff",
            };
            let instead: Vec<_> =
                condition.instead().iter().map(|permission| format!("`{}`", permission.as_str())).collect();
            let or = if instead.is_empty() {
                String::new()
            } else {
                format!(", or the person holds {}", instead.join(" or "))
            };
            let _ = writeln!(out, "- `{}`: {who}{or}.", permission.as_str());
        }
    }
    compare("docs/policy/matrix.md", &out);
}

fn mark(role: Role, permission: Permission) -> &'static str {
    match (role.permissions().contains(permission), Condition::of(permission).is_empty()) {
        _ if role.denied().contains(permission) => "✕",
        (false, _) => "",
        (true, true) => "●",
        (true, false) => "◐",
    }
}
