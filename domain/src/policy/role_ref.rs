//! A role by reference: one that is built in, or one that a tenant has made for itself.

use super::Role;
use crate::kernel::RoleId;
use core::fmt;
use core::str::FromStr;
use serde::{Deserialize, Serialize};

/// Names a role: `client_user` is built in, an id is a role of the tenant's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub enum RoleRef {
    /// One that every tenant has.
    BuiltIn(Role),
    /// One that the tenant has made.
    Own(RoleId),
}

impl RoleRef {
    /// The built-in role, where it is one.
    pub const fn built_in(self) -> Option<Role> {
        match self {
            Self::BuiltIn(role) => Some(role),
            Self::Own(_) => None,
        }
    }
}

impl From<Role> for RoleRef {
    fn from(role: Role) -> Self {
        Self::BuiltIn(role)
    }
}

impl fmt::Display for RoleRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BuiltIn(role) => f.write_str(role.as_str()),
            Self::Own(id) => id.fmt(f),
        }
    }
}

impl FromStr for RoleRef {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Role::parse(text).map_or_else(|| text.parse().map(Self::Own), |role| Ok(Self::BuiltIn(role)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_survives_its_text_form() {
        let own = RoleRef::Own(RoleId(uuid::Uuid::from_u128(7)));
        for role in [RoleRef::BuiltIn(Role::ClientUser), own] {
            assert_eq!(role.to_string().parse::<RoleRef>().unwrap(), role);
            assert_eq!(serde_json::from_str::<RoleRef>(&serde_json::to_string(&role).unwrap()).unwrap(), role);
        }
        assert!("owners".parse::<RoleRef>().is_err());
    }
}
