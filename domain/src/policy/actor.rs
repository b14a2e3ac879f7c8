//! Who asks.

use super::{Permission, Role};
use crate::kernel::{Mode, PersonId, TenantId};
use serde::{Deserialize, Serialize};

/// A person in one of their memberships.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Actor {
    /// Who it is.
    pub person_id: PersonId,
    /// As they write it themselves.
    pub name: String,
    /// The address that they sign in with.
    pub email: String,
    /// The tenant of the membership.
    pub tenant_id: TenantId,
    /// Its name.
    pub tenant_name: String,
    /// Whether it is a tenant to try things out in.
    pub mode: Mode,
    /// The roles of the membership.
    pub roles: Vec<Role>,
}

impl Actor {
    /// Whether one of the roles carries the permission. Conditions are [`super::may`]'s business.
    pub fn holds(&self, permission: Permission) -> bool {
        self.roles.iter().any(|role| role.permissions().contains(&permission))
    }

    /// Every permission of the roles, each once, in the order of their declaration.
    pub fn permissions(&self) -> Vec<Permission> {
        Permission::ALL.iter().copied().filter(|permission| self.holds(*permission)).collect()
    }
}
