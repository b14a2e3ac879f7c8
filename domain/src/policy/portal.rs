//! The portals that stand, and who may enter.

use super::{Actor, Permission};

/// The surface of one role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Portal {
    /// Where the company runs the platform.
    Admin,
    /// Where a client works.
    Client,
    /// Where others build on the platform.
    Developer,
}

impl Portal {
    /// All portals, in the order of the switcher.
    pub const ALL: [Self; 3] = [Self::Admin, Self::Client, Self::Developer];

    /// Its path, also the value of `data-portal` without the slash.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Admin => "/admin",
            Self::Client => "/client",
            Self::Developer => "/developer",
        }
    }

    /// The permission that opens it.
    pub const fn needs(self) -> Permission {
        match self {
            Self::Admin => Permission::EnterAdmin,
            Self::Client => Permission::EnterClient,
            Self::Developer => Permission::EnterDeveloper,
        }
    }

    /// The portals that the actor may enter.
    pub fn open_to(actor: &Actor) -> Vec<Self> {
        Self::ALL.into_iter().filter(|portal| actor.holds(portal.needs())).collect()
    }

    /// Where the actor lands after signing in: their first portal, else their account page.
    pub fn home(actor: &Actor) -> &'static str {
        Self::open_to(actor).first().map_or("/account", |portal| portal.path())
    }
}
