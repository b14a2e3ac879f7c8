//! What an app may ask a person for: who they are, and permissions of theirs.

use crate::policy::Permission;
use serde::{Deserialize, Serialize};

/// One thing that an app asks for, by its wire name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AppScope {
    /// Who the person is: their id (`openid`).
    Identity,
    /// Their name and language (`profile`).
    Profile,
    /// Their address (`email`).
    Email,
    /// To go on while the person isn't there (`offline_access`).
    Offline,
    /// To use a permission of theirs on their behalf (`read:files`).
    Permission(Permission),
}

impl AppScope {
    /// The wire name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Identity => "openid",
            Self::Profile => "profile",
            Self::Email => "email",
            Self::Offline => "offline_access",
            Self::Permission(permission) => permission.as_str(),
        }
    }

    /// The scope of a wire name.
    pub fn parse(wire: &str) -> Option<Self> {
        let fixed = [Self::Identity, Self::Profile, Self::Email, Self::Offline];
        let permissions = Permission::ALL.iter().copied().map(Self::Permission);
        fixed.into_iter().chain(permissions).find(|scope| scope.as_str() == wire)
    }

    /// Every scope that there is. What runs the platform or opens the way to somebody's account is never lent.
    pub fn all() -> Vec<Self> {
        let fixed = [Self::Identity, Self::Profile, Self::Email, Self::Offline];
        let lent = Permission::ALL.iter().copied().filter(|permission| is_lent(*permission)).map(Self::Permission);
        fixed.into_iter().chain(lent).collect()
    }
}

/// Whether a person may let an app use this permission of theirs.
fn is_lent(permission: Permission) -> bool {
    let kept = [
        Permission::ManageIdentityProviders,
        Permission::ProvisionPeople,
        Permission::ManagePeople,
        Permission::ManageRoles,
        Permission::WriteApps,
    ];
    !permission.is_platforms() && !permission.as_str().starts_with("enter:") && !kept.contains(&permission)
}

/// The scopes of a list parted by spaces; `None` where one is unknown or never lent.
pub fn scopes_of(text: &str) -> Option<Vec<AppScope>> {
    let all = AppScope::all();
    let mut scopes = text
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(|word| AppScope::parse(word).filter(|scope| all.contains(scope)))
        .collect::<Option<Vec<_>>>()?;
    scopes.sort_unstable();
    scopes.dedup();
    Some(scopes)
}

impl Serialize for AppScope {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.as_str().serialize(to)
    }
}

impl<'de> Deserialize<'de> for AppScope {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let wire = String::deserialize(from)?;
        Self::parse(&wire).ok_or_else(|| serde::de::Error::custom("unknown scope"))
    }
}

#[cfg(feature = "catalogue")]
impl schemars::JsonSchema for AppScope {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "AppScope".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let names: Vec<_> = Self::all().into_iter().map(Self::as_str).collect();
        schemars::json_schema!({"type": "string", "enum": names, "description": "What an app may ask a person for."})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_are_read_once_each_and_unknown_ones_refuse_the_list() {
        let read = AppScope::Permission(Permission::ReadFiles);
        assert_eq!(scopes_of("read:files openid  openid"), Some(vec![AppScope::Identity, read]));
        assert_eq!(scopes_of(""), Some(Vec::new()));
        assert_eq!(scopes_of("openid everything"), None);
    }

    #[test]
    fn what_runs_the_platform_is_never_lent() {
        for kept in ["reach:platform", "enter:admin_portal", "manage:identity_providers", "write:apps"] {
            assert!(AppScope::parse(kept).is_some(), "{kept} is a permission");
            assert_eq!(scopes_of(kept), None, "{kept}");
        }
    }
}
