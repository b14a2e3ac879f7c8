use crate::kernel::Example;
use crate::policy::HeldRole;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// How many people have each role, over all tenants. Roles that tenants have made for themselves count as one.
#[operation(query, identity, rest = GET "/platform/role-distribution", needs = ReadPeople, reach = Platform, output = RoleShares)]
pub struct RoleDistribution {}

/// How many people have each role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct RoleShares {
    /// Each built-in role, in the order of their declaration, also where nobody has it.
    pub roles: Vec<RoleShare>,
    /// People with a role that a tenant has made for itself.
    pub own: u64,
    /// People who can sign in. Somebody with two roles counts once.
    pub people: u64,
}

/// How many people have one role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct RoleShare {
    /// The role.
    pub role: HeldRole,
    /// People who have it somewhere, each once.
    pub people: u64,
}

impl Example for RoleDistribution {
    fn example() -> Self {
        Self {}
    }
}
