use crate::kernel::{Example, ServiceAccountId, rules};
use crate::policy::{Role, RoleRef};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Makes an account for a program. It belongs to the tenant, and outlasts whoever makes it; it may at most what they may.
#[operation(command, identity, rest = POST "/service-accounts", needs = ManageKeys, entitlement = ApiKeys, output = ServiceAccountCreated, creates, danger)]
pub struct CreateServiceAccount {
    /// What people call it; no two of a tenant are called alike.
    #[garde(length(chars, min = 1, max = 80), custom(rules::line))]
    pub name: String,
    /// What it is in the tenant: a built-in role's name, or the id of one of the tenant's own.
    #[garde(length(min = 1, max = 10))]
    pub roles: Vec<RoleRef>,
}

/// The service account stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ServiceAccountCreated {
    /// Its id.
    pub id: ServiceAccountId,
}

impl Example for CreateServiceAccount {
    fn example() -> Self {
        Self { name: "Nightly report".into(), roles: vec![Role::ClientUser.into()] }
    }
}
