//! A tenant with roles of its own.

use crate::Case;
use crate::draw::Draw;
use domain::policy::{Granted, Permissions};

/// How many questions there are.
pub const CASES: u32 = 100_000;
/// How many of them are about the same tenant.
pub const CASES_A_WORLD: u32 = 1_000;

/// How many roles each tenant has made.
pub const OWN_ROLES: usize = 5;

/// A tenant with roles of its own.
pub struct World {
    /// The roles that it has made.
    pub own_roles: [OwnRole; OWN_ROLES],
    draw: Draw,
}

/// A role that a tenant has made.
#[derive(Clone, Copy, Debug)]
pub struct OwnRole {
    /// What it allows.
    pub allowed: Permissions,
    /// What it denies, whatever else allows it.
    pub denied: Permissions,
}

impl World {
    /// One of all the worlds, by its number.
    pub fn nth(number: u32) -> Self {
        let mut draw = Draw::new(u64::from(number));
        let own_roles = std::array::from_fn(|_| OwnRole { allowed: draw.permissions(30), denied: draw.permissions(8) });
        Self { own_roles, draw }
    }

    /// The worlds that make up all the questions.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..CASES / CASES_A_WORLD).map(Self::nth)
    }

    /// Many more, for whoever looks for one question among them.
    pub fn many() -> impl Iterator<Item = Self> {
        (0..10 * CASES / CASES_A_WORLD).map(Self::nth)
    }

    /// Its questions.
    pub fn cases(&self) -> impl Iterator<Item = Case> + use<> {
        let mut draw = self.draw.clone();
        let own_roles = self.own_roles.len() as u32;
        (0..CASES_A_WORLD).map(move |_| Case::drawn(&mut draw, own_roles))
    }
}

impl OwnRole {
    pub(crate) const fn granted(self) -> Granted {
        Granted { allowed: self.allowed, denied: self.denied }
    }
}
