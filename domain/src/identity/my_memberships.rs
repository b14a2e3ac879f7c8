use crate::kernel::{Example, Mode, TenantId};
use crate::policy::HeldRole;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The tenants in which one is a member, by name.
#[operation(query, identity, rest = GET "/me/memberships", needs = SignedIn, output = MyTenants)]
pub struct MyMemberships {}

/// The tenants in which somebody is a member.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct MyTenants {
    /// Each of them.
    pub memberships: Vec<MyMembership>,
}

/// One of the tenants in which somebody is a member.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct MyMembership {
    /// The tenant.
    pub tenant_id: TenantId,
    /// Its name.
    pub tenant_name: String,
    /// Whether it is a tenant to try things out in.
    pub mode: Mode,
    /// One's roles there, by name.
    pub roles: Vec<HeldRole>,
    /// Whether the session works there now.
    pub current: bool,
}

impl Example for MyMemberships {
    fn example() -> Self {
        Self {}
    }
}
