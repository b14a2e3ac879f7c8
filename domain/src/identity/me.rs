use crate::kernel::Example;
use crate::policy::{Actor, Permission};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Who is asking: person, tenant, roles and permissions.
#[operation(query, identity, rest = GET "/me", needs = SignedIn, output = Profile)]
pub struct Me {}

/// The person behind the session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Profile {
    /// Person, tenant and roles.
    pub actor: Actor,
    /// Everything that the roles allow.
    pub permissions: Vec<Permission>,
}

impl Example for Me {
    fn example() -> Self {
        Self {}
    }
}
