//! Whom a provider brings in, and as what.

use crate::kernel::rules;
use crate::policy::Role;
use garde::Validate;
use serde::{Deserialize, Serialize};

/// Whom a provider brings in, and as what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
#[garde(allow_unvalidated)]
pub struct Admission {
    /// Whether people whom the tenant doesn't know yet get an account at their first sign-in.
    #[serde(default)]
    pub admits_unknown: bool,
    /// What they become where the claim says nothing.
    pub default_role: Role,
    /// The claim that tells roles, `groups`; absent: it is never looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[garde(inner(length(chars, max = 100), custom(rules::optional_prose)))]
    pub role_claim: Option<String>,
    /// Which of its values stand for which role.
    #[serde(default)]
    #[garde(length(max = 50), dive)]
    pub role_map: Vec<RoleOfClaim>,
}

/// A value of the claim, and the role that it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
#[garde(allow_unvalidated)]
pub struct RoleOfClaim {
    /// The value, as the provider spells it; an empty one is left out.
    #[garde(length(chars, max = 200), custom(rules::optional_prose))]
    pub value: String,
    /// What it stands for.
    pub role: Role,
}

impl Admission {
    /// Without lines that say nothing.
    #[must_use]
    pub fn tidy(mut self) -> Self {
        self.role_map.retain(|line| !line.value.trim().is_empty());
        self.role_claim = self.role_claim.filter(|claim| !claim.trim().is_empty());
        self
    }

    /// Every role that it can give, each once.
    pub fn roles(&self) -> Vec<Role> {
        let mut roles: Vec<_> = self.role_map.iter().map(|line| line.role).collect();
        roles.push(self.default_role);
        roles.sort_unstable();
        roles.dedup();
        roles
    }

    /// The roles that the claim's values stand for: of each matching line one, else the default.
    pub fn roles_for(&self, values: &[String]) -> Vec<Role> {
        let mut roles: Vec<_> =
            self.role_map.iter().filter(|line| values.contains(&line.value)).map(|line| line.role).collect();
        roles.sort_unstable();
        roles.dedup();
        if roles.is_empty() { vec![self.default_role] } else { roles }
    }

    /// That of the demo world: the company's own people come in, and its leads administer.
    pub fn example() -> Self {
        Self {
            admits_unknown: true,
            default_role: Role::ClientUser,
            role_claim: Some("groups".into()),
            role_map: vec![RoleOfClaim { value: "portico-owners".into(), role: Role::Owner }],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_claim_decides_and_the_default_fills_in() {
        let admission = Admission::example();
        assert_eq!(admission.roles_for(&["portico-owners".into(), "staff".into()]), [Role::Owner]);
        assert_eq!(admission.roles_for(&["Portico-Owners".into()]), [Role::ClientUser]);
        assert_eq!(admission.roles_for(&[]), [Role::ClientUser]);
    }

    #[test]
    fn empty_lines_of_a_form_are_left_out() {
        let mut admission = Admission::example();
        admission.role_map.push(RoleOfClaim { value: "  ".into(), role: Role::Admin });
        admission.role_claim = Some(String::new());
        let tidy = admission.tidy();
        assert_eq!((tidy.role_map.len(), tidy.role_claim.clone()), (1, None));
        assert!(!tidy.roles().contains(&Role::Admin));
    }
}
