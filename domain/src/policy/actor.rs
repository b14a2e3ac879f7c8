//! Who asks.

use super::{Grants, Permission, Permissions, Role};
use crate::billing::Entitlements;
use crate::kernel::{ApiKeyId, Mode, Moment, PersonId, TenantId};
use crate::tenancy::TenantStatus;
use serde::{Deserialize, Serialize};

/// A person in one of their memberships, a service account, or somebody who acts as such a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Actor {
    /// Who it is: a person, or a service account, which makes and asks for things as a person does.
    pub person_id: PersonId,
    /// Which of them.
    #[serde(default)]
    pub kind: ActorKind,
    /// As they write it themselves.
    pub name: String,
    /// The address that they sign in with; empty where it is no person.
    pub email: String,
    /// The tenant of the membership.
    pub tenant_id: TenantId,
    /// Its name.
    pub tenant_name: String,
    /// Whether it is a tenant to try things out in.
    pub mode: Mode,
    /// Whether its people can work.
    #[serde(default)]
    pub standing: TenantStanding,
    /// What the tenant may use at present.
    pub entitlements: Entitlements,
    /// The roles of the membership, by name: to be shown. What they come to stands in the grants.
    pub roles: Vec<HeldRole>,
    /// What the roles come to.
    pub grants: Grants,
    /// What a key or an app may at most, whatever its owner may; `None`: everything that the roles allow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ceiling: Option<Permissions>,
    /// The API key that asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<ApiKeyId>,
    /// Who acts as the person for a while.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub impersonator: Option<Impersonator>,
}

/// Whether a tenant's people can work. While they can't, they keep what is about their own account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub enum TenantStanding {
    /// They can.
    #[default]
    Open,
    /// Not yet: it is being set up.
    Provisioning,
    /// Not until it is restored.
    Suspended,
    /// Not any more: it is deleted.
    Closed,
    /// Not before they have a second factor, which the tenant demands and this person hasn't proved.
    Unproven,
}

impl From<TenantStatus> for TenantStanding {
    fn from(status: TenantStatus) -> Self {
        match status {
            TenantStatus::Active => Self::Open,
            TenantStatus::Provisioning => Self::Provisioning,
            TenantStatus::Suspended => Self::Suspended,
            TenantStatus::Closed | TenantStatus::Purged | TenantStatus::Failed => Self::Closed,
        }
    }
}

/// What kind of actor it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub enum ActorKind {
    /// A human being.
    #[default]
    Person,
    /// An account of a program.
    ServiceAccount,
}

/// Who acts as somebody else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Impersonator {
    /// The person of the platform's staff.
    pub person_id: PersonId,
    /// Their name.
    pub name: String,
    /// Until when they may.
    pub until: Moment,
}

/// The name of a role that somebody has: a built-in role's wire name, else what the tenant calls its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct HeldRole(pub String);

impl HeldRole {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Role> for HeldRole {
    fn from(role: Role) -> Self {
        Self(role.as_str().to_owned())
    }
}

impl Actor {
    /// Whether one of the roles carries the permission, in the tenant or within one of its clients. Conditions are
    /// [`super::may`]'s business.
    pub fn holds(&self, permission: Permission) -> bool {
        self.permissions().contains(permission)
    }

    /// Every permission that holds somewhere in the tenant; none while its people can't work.
    pub fn permissions(&self) -> Permissions {
        if self.standing != TenantStanding::Open {
            return Permissions::NONE;
        }
        let granted = self.grants.anywhere();
        self.ceiling.map_or(granted, |ceiling| granted.intersection(ceiling))
    }

    /// Whether an app asks, on somebody's behalf or by itself. It may what it was allowed and nothing about the account.
    pub const fn is_app(&self) -> bool {
        self.ceiling.is_some() && self.key.is_none()
    }

    /// A person with built-in roles, for tests and examples.
    pub fn example(person: u128, tenant: u128, roles: &[Role]) -> Self {
        Self {
            person_id: PersonId(uuid::Uuid::from_u128(person)),
            kind: ActorKind::Person,
            name: "Lina Haddad".into(),
            email: "lina@aurora.example".into(),
            tenant_id: TenantId(uuid::Uuid::from_u128(tenant)),
            tenant_name: "Aurora Foods".into(),
            mode: Mode::Live,
            standing: TenantStanding::Open,
            entitlements: Entitlements::default(),
            roles: roles.iter().copied().map(HeldRole::from).collect(),
            grants: Grants::of(roles),
            ceiling: None,
            key: None,
            impersonator: None,
        }
    }
}
