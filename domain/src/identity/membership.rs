//! Where a person is a member, and as what: a part of the person's record.

use super::{PersonEvent, PersonRefusal};
use crate::kernel::{ClientId, Moment, TenantId};
use crate::policy::RoleRef;
use serde::{Deserialize, Serialize};

/// The memberships of one person, at most one in each tenant.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Memberships(Vec<Membership>);

/// Where somebody is a member, and as what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Membership {
    /// The tenant.
    pub tenant: TenantId,
    /// The roles, each with its bounds.
    pub roles: Vec<Assignment>,
}

/// A role that somebody has, and within which bounds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Assignment {
    /// The role.
    pub role: RoleRef,
    /// The client of the tenant that it holds within; `None`: in the whole tenant.
    pub client: Option<ClientId>,
    /// When it ends by itself; `None`: it doesn't.
    pub until: Option<Moment>,
}

impl Memberships {
    /// The membership in a tenant.
    pub fn at(&self, tenant: TenantId) -> Option<&Membership> {
        self.0.iter().find(|membership| membership.tenant == tenant)
    }

    pub(super) fn assign(&self, tenant: TenantId, it: Assignment) -> Result<Vec<PersonEvent>, PersonRefusal> {
        let membership = self.at(tenant).ok_or(PersonRefusal::NotMember)?;
        if membership.roles.contains(&it) {
            return Ok(Vec::new());
        }
        if it.until.is_some() && it.client.is_none() && membership.rests_on(it.role) {
            return Err(PersonRefusal::LastRole);
        }
        let Assignment { role, client, until } = it;
        Ok(vec![PersonEvent::RoleAssigned { tenant_id: tenant, role, client, until }])
    }

    pub(super) fn unassign(
        &self,
        tenant: TenantId,
        role: RoleRef,
        client: Option<ClientId>,
    ) -> Result<Vec<PersonEvent>, PersonRefusal> {
        let membership = self.at(tenant).ok_or(PersonRefusal::NotMember)?;
        if !membership.roles.iter().any(|it| it.role == role && it.client == client) {
            return Err(PersonRefusal::NotAssigned);
        }
        if client.is_none() && membership.rests_on(role) {
            return Err(PersonRefusal::LastRole);
        }
        Ok(vec![PersonEvent::RoleUnassigned { tenant_id: tenant, role, client }])
    }

    pub(super) fn evolve(&mut self, event: &PersonEvent) {
        match event {
            PersonEvent::MembershipGranted { tenant_id, roles } => {
                let roles = roles.iter().map(|role| Assignment { role: *role, client: None, until: None }).collect();
                self.0.push(Membership { tenant: *tenant_id, roles });
            }
            PersonEvent::RoleAssigned { tenant_id, role, client, until } => {
                let assigned = Assignment { role: *role, client: *client, until: *until };
                self.without(*tenant_id, *role, *client).extend([assigned]);
            }
            PersonEvent::RoleUnassigned { tenant_id, role, client } => {
                self.without(*tenant_id, *role, *client);
            }
            PersonEvent::MembershipEnded { tenant_id } => self.0.retain(|it| it.tenant != *tenant_id),
            _ => {}
        }
    }

    /// The roles in a tenant, without the one that is named.
    fn without(&mut self, tenant: TenantId, role: RoleRef, client: Option<ClientId>) -> &mut Vec<Assignment> {
        let place = self.0.iter().position(|it| it.tenant == tenant).unwrap_or_else(|| {
            self.0.push(Membership { tenant, roles: Vec::new() });
            self.0.len() - 1
        });
        let roles = &mut self.0[place].roles;
        roles.retain(|it| it.role != role || it.client != client);
        roles
    }
}

impl Membership {
    /// Whether no other role holds in the whole tenant and for good: without it nothing would be left of the
    /// membership, and that is for whoever ends it to say.
    fn rests_on(&self, role: RoleRef) -> bool {
        let mut lasting = self.roles.iter().filter(|it| it.client.is_none() && it.until.is_none());
        lasting.clone().any(|it| it.role == role) && lasting.all(|it| it.role == role)
    }
}
