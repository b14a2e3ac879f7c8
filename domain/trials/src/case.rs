//! One question: who asks, what for, and about what.

use crate::World;
use crate::draw::Draw;
use domain::kernel::{ClientId, PersonId, TenantId};
use domain::policy::{Actor, Condition, Denied, Granted, Permission, Permissions, Role, Subject, may};
use uuid::Uuid;

/// The tenant of whoever asks.
pub const TENANT: u32 = 1;
/// The clients of the tenant that people have roles within.
pub const CLIENTS: [u32; 3] = [11, 12, 13];

const STRANGER: u32 = 2;
const NOBODYS_CLIENT: u32 = 14;
const STRANGERS_CLIENT: u32 = 21;

const ASKS: u32 = 7;
const ANOTHER: u32 = 8;

/// A question. Ids are numbers here; [`Case::actor`] and [`Case::subject`] make the real ones of them.
#[derive(Clone, Debug)]
pub struct Case {
    /// The roles of whoever asks.
    pub held: Vec<Held>,
    /// What the key that they use may at most.
    pub ceiling: Option<Permissions>,
    /// What they want to do.
    pub permission: Permission,
    /// Whose the thing is; `None` where the question isn't about one.
    pub tenant: Option<u32>,
    /// The client that the thing is about.
    pub client: Option<u32>,
    /// Whether whoever asks made the thing; `None` where nobody in particular did.
    pub made_it: Option<bool>,
    /// Whether the thing is a person of the platform's staff.
    pub staff: bool,
}

/// A role that somebody has.
#[derive(Clone, Copy, Debug)]
pub struct Held {
    /// Which.
    pub role: RoleOf,
    /// The client that it ends at; `None`: it holds in the whole tenant.
    pub client: Option<u32>,
}

/// Where a role comes from.
#[derive(Clone, Copy, Debug)]
pub enum RoleOf {
    /// Every tenant has it.
    BuiltIn(Role),
    /// The tenant has made it; its place among the tenant's own.
    Own(u32),
}

impl Case {
    pub(crate) fn drawn(draw: &mut Draw, own_roles: u32) -> Self {
        let everywhere = draw.below(4);
        let within = draw.below(4);
        let mut held: Vec<_> = (0..everywhere).map(|_| Held { role: role(draw, own_roles), client: None }).collect();
        held.extend((0..within).map(|_| {
            let client = Some(draw.one_of(&CLIENTS));
            Held { role: role(draw, own_roles), client }
        }));
        let ceiling = draw.percent(25).then(|| draw.permissions(70));
        let permission = permission(draw);
        if draw.percent(15) {
            return Self { held, ceiling, permission, tenant: None, client: None, made_it: None, staff: false };
        }
        let is_own = draw.percent(85);
        let [a, b, c] = CLIENTS;
        let client = if is_own { draw.one_of(&[a, b, c, NOBODYS_CLIENT]) } else { STRANGERS_CLIENT };
        Self {
            held,
            ceiling,
            permission,
            tenant: Some(if is_own { TENANT } else { STRANGER }),
            client: draw.percent(50).then_some(client),
            made_it: draw.percent(70).then(|| draw.percent(40)),
            staff: draw.percent(30),
        }
    }

    /// Who asks.
    pub fn actor(&self, world: &World) -> Actor {
        let mut actor = Actor::example(u128::from(ASKS), u128::from(TENANT), &[]);
        for held in &self.held {
            let granted = match held.role {
                RoleOf::BuiltIn(role) => Granted::of(role),
                RoleOf::Own(place) => world.own_roles[place as usize].granted(),
            };
            actor.grants.add(held.client.map(|client| ClientId(id(client))), granted);
        }
        actor.ceiling = self.ceiling;
        actor
    }

    /// What it is about.
    pub fn subject(&self) -> Subject {
        Subject {
            tenant: self.tenant.map(|tenant| TenantId(id(tenant))),
            client: self.client.map(|client| ClientId(id(client))),
            maker: self.made_it.map(|made_it| PersonId(id(if made_it { ASKS } else { ANOTHER }))),
            staff: self.staff,
        }
    }

    /// What the policy says.
    ///
    /// # Errors
    /// What stands in the way.
    pub fn decided(&self, world: &World) -> Result<(), Denied> {
        may(&self.actor(world), self.permission, &self.subject())
    }
}

fn id(number: u32) -> Uuid {
    Uuid::from_u128(u128::from(number))
}

fn role(draw: &mut Draw, own_roles: u32) -> RoleOf {
    if draw.percent(70) { RoleOf::BuiltIn(draw.one_of(Role::ALL)) } else { RoleOf::Own(draw.below(own_roles)) }
}

/// Any permission; every third time one with conditions, of which there are few.
fn permission(draw: &mut Draw) -> Permission {
    if draw.percent(33) {
        let refined = Permission::ALL.iter().copied().filter(|permission| !Condition::of(*permission).is_empty());
        let refined: Vec<_> = refined.collect();
        if !refined.is_empty() {
            return draw.one_of(&refined);
        }
    }
    draw.one_of(Permission::ALL)
}
