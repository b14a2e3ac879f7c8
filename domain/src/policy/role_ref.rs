//! A role by reference: one that is built in, or one that a tenant has made for itself.

use super::Role;
use crate::kernel::RoleId;
use core::fmt;
use core::str::FromStr;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Names a role: `client_user` is built in, an id is a role of the tenant's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

impl From<RoleId> for RoleRef {
    fn from(role: RoleId) -> Self {
        Self::Own(role)
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

impl Serialize for RoleRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for RoleRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| D::Error::custom("neither a built-in role nor the id of a role"))
    }
}

#[cfg(feature = "catalogue")]
impl schemars::JsonSchema for RoleRef {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "RoleRef".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A built-in role's wire name, or the id of a role that the tenant has made.",
        })
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
