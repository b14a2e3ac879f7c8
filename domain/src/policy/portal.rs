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
    /// Where those who ask for help are helped.
    Support,
    /// Where those sell who supply the platform.
    Vendor,
    /// Where those read who have put money into the company.
    Investor,
    /// Where those work who deliver: the company's own people, and an agency's.
    Employee,
}

impl Portal {
    /// All portals, in the order of the switcher. What is for everybody in the house comes last, so that each of them lands
    /// where their own work is.
    pub const ALL: [Self; 7] =
        [Self::Admin, Self::Client, Self::Developer, Self::Support, Self::Vendor, Self::Investor, Self::Employee];

    /// Its path, also the value of `data-portal` without the slash.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Admin => "/admin",
            Self::Client => "/client",
            Self::Developer => "/developer",
            Self::Support => "/support",
            Self::Vendor => "/vendor",
            Self::Investor => "/investor",
            Self::Employee => "/employee",
        }
    }

    /// The portal whose pages a path stands among: that of the clients for `/client/runs`.
    pub fn of_path(path: &str) -> Option<Self> {
        let is_below = |rest: &str| rest.is_empty() || rest.starts_with('/');
        Self::ALL.into_iter().find(|portal| path.strip_prefix(portal.path()).is_some_and(is_below))
    }

    /// The permission that opens it.
    pub const fn needs(self) -> Permission {
        match self {
            Self::Admin => Permission::EnterAdmin,
            Self::Client => Permission::EnterClient,
            Self::Developer => Permission::EnterDeveloper,
            Self::Support => Permission::EnterSupport,
            Self::Vendor => Permission::EnterVendor,
            Self::Investor => Permission::EnterInvestor,
            Self::Employee => Permission::EnterEmployee,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Role;

    #[test]
    fn every_role_has_a_home_of_its_own_kind() {
        for role in Role::ALL {
            let expected = match role {
                Role::SuperAdmin | Role::Admin => "/admin",
                Role::ClientUser | Role::Owner | Role::Agency => "/client",
                Role::Consultant => "/employee",
                Role::Developer => "/developer",
                Role::Vendor => "/vendor",
                Role::Support => "/support",
                Role::Investor => "/investor",
            };
            assert_eq!(Portal::home(&Actor::example(7, 1, &[*role])), expected, "{}", role.as_str());
        }
    }

    #[test]
    fn whoever_has_two_roles_enters_the_portals_of_both() {
        let both = Actor::example(7, 1, &[Role::Developer, Role::Consultant]);
        assert_eq!(Portal::open_to(&both), [Portal::Developer, Portal::Employee]);
    }

    #[test]
    fn an_agencys_people_have_the_employee_portal_of_their_own_tenant() {
        let agency = Actor::example(7, 1, &[Role::Agency]);
        assert_eq!(Portal::open_to(&agency), [Portal::Client, Portal::Developer, Portal::Employee]);
    }

    #[test]
    fn a_path_stands_among_the_pages_of_the_portal_that_it_begins_with() {
        for portal in Portal::ALL {
            for path in [portal.path().to_owned(), format!("{}/people/7", portal.path())] {
                assert_eq!(Portal::of_path(&path), Some(portal), "{path}");
            }
        }
        for path in ["", "/", "/clients", "/account", "/portals/client"] {
            assert_eq!(Portal::of_path(path), None, "{path}");
        }
    }

    #[test]
    fn no_portal_of_the_house_is_open_to_a_tenants_role() {
        let tenants = Role::ALL.iter().filter(|role| !role.is_platforms());
        for role in tenants {
            for portal in [Portal::Admin, Portal::Support] {
                assert!(!role.permissions().contains(portal.needs()), "{} in {}", role.as_str(), portal.path());
            }
        }
    }
}
