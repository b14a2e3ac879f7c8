//! The portals as the shell shows them: name, glyph, density and pages. What they are is `domain::policy::Portal`.

mod admin;
mod client;
mod heading;

use admin::ADMIN;
use client::CLIENT;
use domain::billing::Feature;
use domain::policy::{Actor, Permission, Portal};
use texts::{Key, keys};

pub use heading::Heading;

/// A page in the sidebar.
pub struct Place {
    /// Its path.
    pub path: &'static str,
    /// Its name.
    pub name: Key,
    /// Its icon.
    pub icon: &'static str,
    /// The permission without which the page shows nothing, so that the sidebar leaves it out.
    pub needs: Option<Permission>,
    /// The module that it belongs to; where the tenant hasn't that, the sidebar leaves the page out.
    pub feature: Option<Feature>,
    /// The letter that goes there after `g`; one portal has it once.
    pub chord: Option<char>,
}

impl Place {
    const fn new(path: &'static str, name: Key, icon: &'static str) -> Self {
        Self { path, name, icon, needs: None, feature: None, chord: None }
    }

    const fn needs(self, permission: Permission) -> Self {
        Self { needs: Some(permission), ..self }
    }

    const fn of(self, feature: Feature) -> Self {
        Self { feature: Some(feature), ..self }
    }

    const fn chord(self, letter: char) -> Self {
        Self { chord: Some(letter), ..self }
    }

    /// Whether somebody finds anything there.
    pub fn is_open_to(&self, actor: &Actor) -> bool {
        self.needs.is_none_or(|permission| actor.holds(permission))
            && self.feature.is_none_or(|feature| actor.entitlements.has(feature))
    }
}

/// Pages that stand together in the sidebar.
pub struct Group {
    /// What stands over them, unless they speak for themselves.
    pub heading: Option<Heading>,
    /// The pages, what is needed most often first.
    pub places: &'static [Place],
}

/// A portal as the shell shows it.
pub struct PortalPlace {
    /// The value of `data-portal`, which brings the accent.
    pub identity: &'static str,
    /// The value of `data-density`.
    pub density: &'static str,
    /// Its name.
    pub name: Key,
    /// One sentence about it.
    pub text: Key,
    /// Its glyph; identity is never by hue alone.
    pub glyph: &'static str,
    /// Its pages in their groups, what is needed most often first: the order of the sidebar, the palette and the help.
    pub groups: &'static [Group],
}

const DEVELOPER: PortalPlace = PortalPlace {
    identity: "developer",
    density: "compact",
    name: keys::shell::PORTAL_DEVELOPER,
    text: keys::account::PORTAL_DEVELOPER_TEXT,
    glyph: "braces",
    groups: &[Group {
        heading: None,
        places: &[
            Place::new("/developer", keys::developers::TITLE, "gauge").chord('d'),
            Place::new("/developer/reference", keys::developers::REFERENCE, "book-open").chord('r'),
            Place::new("/developer/events", keys::developers::EVENTS, "radio").chord('e'),
            Place::new("/developer/keys", keys::api_keys::TITLE, "key-round")
                .chord('k')
                .needs(Permission::ReadKeys)
                .of(Feature::ApiKeys),
            Place::new("/developer/calls", keys::developers::CALLS, "activity").chord('c'),
            Place::new("/developer/mcp", keys::mcp::TITLE, "plug").chord('m'),
        ],
    }],
};

const SUPPORT: PortalPlace = PortalPlace {
    identity: "support",
    density: "default",
    name: keys::shell::PORTAL_SUPPORT,
    text: keys::account::PORTAL_SUPPORT_TEXT,
    glyph: "life-buoy",
    groups: &[Group {
        heading: None,
        places: &[
            Place::new("/support", keys::homes::SUPPORT, "gauge").chord('h'),
            Place::new("/support/people", keys::identity::PEOPLE_TITLE, "users")
                .chord('p')
                .needs(Permission::ReadPeople),
            Place::new("/support/tenants", keys::tenancy::TITLE, "building-2")
                .chord('t')
                .needs(Permission::ReadTenants),
        ],
    }],
};

const VENDOR: PortalPlace = PortalPlace {
    identity: "vendor",
    density: "default",
    name: keys::shell::PORTAL_VENDOR,
    text: keys::account::PORTAL_VENDOR_TEXT,
    glyph: "store",
    groups: &[Group {
        heading: None,
        places: &[
            Place::new("/vendor", keys::homes::VENDOR, "gauge").chord('h'),
            Place::new("/vendor/keys", keys::api_keys::TITLE, "key-round")
                .chord('k')
                .needs(Permission::ReadKeys)
                .of(Feature::ApiKeys),
        ],
    }],
};

const INVESTOR: PortalPlace = PortalPlace {
    identity: "investor",
    density: "comfortable",
    name: keys::shell::PORTAL_INVESTOR,
    text: keys::account::PORTAL_INVESTOR_TEXT,
    glyph: "chart-line",
    groups: &[Group { heading: None, places: &[Place::new("/investor", keys::homes::INVESTOR, "gauge").chord('h')] }],
};

const EMPLOYEE: PortalPlace = PortalPlace {
    identity: "employee",
    density: "default",
    name: keys::shell::PORTAL_EMPLOYEE,
    text: keys::account::PORTAL_EMPLOYEE_TEXT,
    glyph: "briefcase",
    groups: &[Group {
        heading: None,
        places: &[
            Place::new("/employee", keys::homes::EMPLOYEE, "gauge").chord('h'),
            Place::new("/employee/people", keys::homes::COLLEAGUES, "users").chord('p').needs(Permission::ReadPeople),
            Place::new("/employee/knowledge", keys::knowledge_pages::TITLE, "library")
                .chord('k')
                .needs(Permission::ReadKnowledge),
            Place::new("/employee/templates", keys::templates::AUTHORED, "layout-template")
                .chord('m')
                .needs(Permission::WriteTemplates),
            Place::new("/employee/agent", keys::agent::TITLE, "list-checks").chord('y').needs(Permission::UseAgent),
        ],
    }],
};

const ACCOUNT: PortalPlace = PortalPlace {
    identity: "marketing",
    density: "default",
    name: keys::shell::PORTAL_ACCOUNT,
    text: keys::account::PERSON,
    glyph: "user",
    groups: &[Group {
        heading: None,
        places: &[
            Place::new("/account", keys::account::TITLE, "user").chord('u'),
            Place::new("/account/security", keys::security::TITLE, "shield-check").chord('s'),
            Place::new("/account/notifications", keys::notify::TITLE, "bell").chord('n'),
            Place::new("/account/data", keys::my_data::TITLE, "package-open").chord('d'),
            Place::new("/account/apps", keys::federation::APPS, "app-window").chord('a'),
        ],
    }],
};

/// The module that the page at a path belongs to, if it belongs to one.
pub fn feature_of(path: &str) -> Option<Feature> {
    let is_below =
        |place: &&Place| path.strip_prefix(place.path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    // A portal's home stands above all of its pages: the nearest place above a page says what that belongs to.
    let portals = [Portal::Client, Portal::Developer, Portal::Vendor];
    let places = portals.into_iter().flat_map(|portal| PortalPlace::of(portal).places());
    places.filter(is_below).max_by_key(|place| place.path.len()).and_then(|place| place.feature)
}

impl PortalPlace {
    /// Its pages, in the order of their groups.
    pub fn places(&'static self) -> impl Iterator<Item = &'static Place> {
        self.groups.iter().flat_map(|group| group.places)
    }

    /// The place of the page at a path: the nearest above it, since a portal's home stands above all of its pages.
    pub fn at(&'static self, path: &str) -> Option<&'static Place> {
        self.places().filter(|page| path.starts_with(page.path)).max_by_key(|page| page.path.len())
    }

    /// Every place there is: the portals', and a person's own pages.
    pub fn all() -> impl Iterator<Item = (Option<Portal>, &'static Self)> {
        let portals = Portal::ALL.into_iter().map(|portal| (Some(portal), Self::of(portal)));
        portals.chain([(None, Self::account())])
    }

    /// The places that somebody may enter, that of the page that they are on first.
    pub fn open_to(actor: &Actor, here: &'static Self) -> Vec<&'static Self> {
        let may_enter = |portal: Option<Portal>| portal.is_none_or(|portal| actor.holds(portal.needs()));
        let mut open: Vec<_> = Self::all().filter(|(portal, _)| may_enter(*portal)).map(|(_, place)| place).collect();
        open.sort_by_key(|place| place.identity != here.identity);
        open
    }

    /// How a portal is shown.
    pub const fn of(portal: Portal) -> &'static Self {
        match portal {
            Portal::Admin => &ADMIN,
            Portal::Client => &CLIENT,
            Portal::Developer => &DEVELOPER,
            Portal::Support => &SUPPORT,
            Portal::Vendor => &VENDOR,
            Portal::Investor => &INVESTOR,
            Portal::Employee => &EMPLOYEE,
        }
    }

    /// The place of a person's own pages, which belong to no portal.
    pub const fn account() -> &'static Self {
        &ACCOUNT
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_heading_stands_over_one_group() {
        let groups = PortalPlace::all().flat_map(|(_, portal)| portal.groups);
        let headings: Vec<_> = groups.filter_map(|group| group.heading).map(Heading::bit).collect();
        let different: BTreeSet<_> = headings.iter().collect();
        assert_eq!(different.len(), headings.len(), "what a browser remembers of one is said of no other");
    }

    #[test]
    fn a_page_stands_in_one_group_and_a_letter_leads_to_one_page() {
        for (_, portal) in PortalPlace::all() {
            let paths: BTreeSet<_> = portal.places().map(|place| place.path).collect();
            assert_eq!(paths.len(), portal.places().count(), "{}", portal.identity);
            let letters: Vec<_> = portal.places().filter_map(|place| place.chord).collect();
            let different: BTreeSet<_> = letters.iter().collect();
            assert_eq!(different.len(), letters.len(), "{}: {letters:?}", portal.identity);
        }
    }

    #[test]
    fn a_page_below_another_belongs_to_the_nearest() {
        let at = |path| PortalPlace::of(Portal::Admin).at(path).map(|place| place.path);
        assert_eq!(at("/admin/leads/readers"), Some("/admin/leads/readers"));
        assert_eq!(at("/admin/tenants/new"), Some("/admin/tenants"));
        assert_eq!(at("/admin"), Some("/admin"));
        assert_eq!(at("/client"), None);
    }
}
