use super::PersonStatus;
use super::erase_person::example_id;
use crate::kernel::{ClientId, Example, Moment, PersonId, TenantId};
use crate::policy::{HeldRole, RoleRef};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// One person with their memberships, as far as one sees: that in one's own tenant, or with `reach:platform` all.
#[operation(query, identity, rest = GET "/users/{id}", needs = ReadPeople, output = PersonDetail)]
pub struct ShowPerson {
    /// The person.
    pub id: PersonId,
}

/// One person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PersonDetail {
    /// Their id.
    pub id: PersonId,
    /// Their whole name, as they write it.
    pub name: String,
    /// The address that they sign in with.
    pub email: String,
    /// Where their account stands.
    pub status: PersonStatus,
    /// When they got the account.
    pub created_at: Moment,
    /// Where they are members, as far as one sees.
    pub memberships: Vec<MembershipDetail>,
}

/// Where somebody is a member, and as what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct MembershipDetail {
    /// The tenant.
    pub tenant_id: TenantId,
    /// Its name.
    pub tenant_name: String,
    /// Since when.
    pub since: Moment,
    /// The roles.
    pub roles: Vec<MemberRole>,
}

/// A role that somebody has, and within which bounds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct MemberRole {
    /// The role.
    pub role: RoleRef,
    /// A built-in role's wire name, else what the tenant calls its own.
    pub name: HeldRole,
    /// The client of the tenant that it holds within; absent: in the whole tenant.
    pub client_id: Option<ClientId>,
    /// When it ends by itself; absent: it doesn't.
    pub until: Option<Moment>,
}

impl Example for ShowPerson {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
