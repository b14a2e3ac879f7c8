//! Policies in Cedar's language: of the golden file, and of the roles that a tenant has made.
//!
//! Who holds a role has it as a parent: `Role::"owner"` in the whole tenant, `Role::"owner@11"` within client 11.

use crate::golden::{Fact, Row};
use cedar_policy::{Policy, PolicyId};
use domain::policy::Permission;
use policy_trials::{CLIENTS, OwnRole};

/// What a policy is there for; its id begins so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A role carries the permission.
    Carries,
    /// A role denies it.
    Denies,
    /// A tenant ends at its border.
    Border,
    /// A key may at most what it was given.
    Ceiling,
    /// The sentence below “Conditions”.
    Condition,
}

impl Purpose {
    /// The purpose of the policy with this id.
    pub fn of(id: &PolicyId) -> Self {
        let all = [Self::Carries, Self::Denies, Self::Border, Self::Ceiling, Self::Condition];
        let text = id.to_string();
        all.into_iter().find(|it| text.starts_with(&format!("{it:?}"))).expect("an id begins with its purpose")
    }

    fn policy(self, name: &str, text: &str) -> Policy {
        let id = PolicyId::new(format!("{self:?} {name}").trim());
        Policy::parse(Some(id), text).unwrap_or_else(|why| panic!("{why:?}: {text}"))
    }
}

/// The policies of one permission, as the golden file has them.
pub fn written(row: &Row) -> Vec<Policy> {
    let mut policies: Vec<Policy> = row.carried_by.iter().flat_map(|role| of_role(Purpose::Carries, role)).collect();
    policies.extend(row.denied_by.iter().flat_map(|role| of_role(Purpose::Denies, role)));
    policies.push(
        Purpose::Border.policy(
            "",
            "forbid(principal, action, resource) unless { resource in principal.tenant || context.reaches };",
        ),
    );
    let ceiling = format!(
        r#"forbid(principal, action, resource) when {{ principal has key && !principal.key.contains("{}") }};"#,
        row.permission
    );
    policies.push(Purpose::Ceiling.policy("", &ceiling));
    if let Some(sentence) = &row.condition {
        let is_so = match sentence.is_so {
            Fact::MadeByThePerson => "!(resource has maker) || resource.maker == principal",
            Fact::NotStaff => "!resource.staff",
        };
        let or = sentence.or_holds.iter().map(|permission| format!(r#" || context.holds.contains("{permission}")"#));
        let text = format!("forbid(principal, action, resource) unless {{ {is_so}{} }};", or.collect::<String>());
        policies.push(Purpose::Condition.policy("", &text));
    }
    policies
}

/// The policies of a role that a tenant has made. They say the same whatever the permission is.
#[derive(Clone)]
pub struct OwnRolePolicies {
    carries: Vec<Policy>,
    denies: Vec<Policy>,
}

impl OwnRolePolicies {
    /// Of the role with this place among the tenant's own.
    pub fn of(place: usize) -> Self {
        let name = format!("own {place}");
        Self { carries: of_role(Purpose::Carries, &name), denies: of_role(Purpose::Denies, &name) }
    }

    /// Those for one permission, by what the tenant has put into the role.
    pub fn about(&self, role: &OwnRole, permission: Permission) -> impl Iterator<Item = Policy> {
        let carries = self.carries.iter().filter(move |_| role.allowed.contains(permission));
        let denies = self.denies.iter().filter(move |_| role.denied.contains(permission));
        carries.chain(denies).cloned()
    }
}

/// A role in the whole tenant, and within each client.
fn of_role(purpose: Purpose, role: &str) -> Vec<Policy> {
    let effect = if purpose == Purpose::Carries { "permit" } else { "forbid" };
    let everywhere = format!(r#"{effect}(principal in Role::"{role}", action, resource);"#);
    let within = CLIENTS.iter().map(|client| {
        let name = format!("{role}@{client}");
        let text = format!(r#"{effect}(principal in Role::"{name}", action, resource in Client::"{client}");"#);
        purpose.policy(&name, &text)
    });
    std::iter::once(purpose.policy(role, &everywhere)).chain(within).collect()
}
