//! What the roles of a membership come to: allowed and denied, in the whole tenant and within one of its clients.

use super::{Permission, Permissions, Role, Subject};
use crate::kernel::ClientId;
use serde::{Deserialize, Serialize};

/// What somebody may do, by scope. A denial beats whatever allows, in its scope and below.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Grants {
    /// In the whole tenant.
    pub everywhere: Granted,
    /// Within single clients of the tenant, beside what holds everywhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clients: Vec<ClientGrants>,
}

/// What roles allow and deny in one scope.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Granted {
    /// What a role allows.
    pub allowed: Permissions,
    /// What a role denies.
    #[serde(default, skip_serializing_if = "is_none_at_all")]
    pub denied: Permissions,
}

fn is_none_at_all(permissions: &Permissions) -> bool {
    permissions.is_empty()
}

/// What somebody may do within one client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ClientGrants {
    /// The client.
    pub client: ClientId,
    /// What the roles within it come to.
    #[serde(flatten)]
    pub granted: Granted,
}

/// How a permission stands in the grants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// A role allows it there, and none denies it.
    Allowed,
    /// A role denies it there.
    Denied,
    /// A role allows it within other clients alone.
    Elsewhere,
    /// No role carries it.
    Missing,
}

impl Granted {
    /// What a built-in role comes to.
    pub fn of(role: Role) -> Self {
        Self { allowed: role.permissions(), denied: role.denied() }
    }

    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self { allowed: self.allowed.union(other.allowed), denied: self.denied.union(other.denied) }
    }
}

impl Grants {
    /// What built-in roles come to in the whole tenant.
    pub fn of(roles: &[Role]) -> Self {
        let everywhere = roles.iter().fold(Granted::default(), |sum, role| sum.and(Granted::of(*role)));
        Self { everywhere, clients: Vec::new() }
    }

    /// Adds what a role comes to within a client, or in the whole tenant.
    pub fn add(&mut self, client: Option<ClientId>, granted: Granted) {
        let Some(client) = client else {
            self.everywhere = self.everywhere.and(granted);
            return;
        };
        match self.clients.iter_mut().find(|it| it.client == client) {
            Some(of) => of.granted = of.granted.and(granted),
            None => self.clients.push(ClientGrants { client, granted }),
        }
    }

    /// Everything that is allowed in some scope and not denied in it.
    pub fn anywhere(&self) -> Permissions {
        let within = |granted: Granted| granted.allowed.without(granted.denied);
        self.clients.iter().fold(within(self.everywhere), |sum, of| sum.union(within(of.granted.and(self.everywhere))))
    }

    /// How the permission stands for a subject. What isn't about one thing is allowed where some scope allows it.
    pub(super) fn standing(&self, permission: Permission, subject: &Subject) -> Standing {
        let there = match subject.client {
            _ if subject.tenant.is_none() => None,
            Some(client) => {
                let own = self.clients.iter().find(|of| of.client == client);
                Some(own.map_or(self.everywhere, |of| of.granted.and(self.everywhere)))
            }
            None => Some(self.everywhere),
        };
        let allowed = there.map_or_else(
            || self.anywhere().contains(permission),
            |there| there.allowed.contains(permission) && !there.denied.contains(permission),
        );
        let denied = there.unwrap_or(self.everywhere).denied.contains(permission);
        match (allowed, denied) {
            (true, _) => Standing::Allowed,
            (false, true) => Standing::Denied,
            (false, false) if self.anywhere().contains(permission) => Standing::Elsewhere,
            (false, false) => Standing::Missing,
        }
    }
}
