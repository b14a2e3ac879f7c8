//! The portals as the shell shows them: name, glyph, density and pages. What they are is `domain::policy::Portal`.

use domain::policy::{Actor, Permission, Portal};
use texts::{Key, keys};

/// A page in the sidebar.
pub struct Place {
    /// Its path.
    pub path: &'static str,
    /// Its name.
    pub name: Key,
    /// Its icon.
    pub icon: &'static str,
}

impl Place {
    /// Whether the page has something for the actor; one that hasn't isn't listed.
    pub fn is_open_to(&self, actor: &Actor) -> bool {
        match self.path {
            "/client/identity" => actor.holds(Permission::ManageIdentityProviders),
            _ => true,
        }
    }
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
    /// Its pages.
    pub places: &'static [Place],
}

impl PortalPlace {
    /// How a portal is shown.
    pub const fn of(portal: Portal) -> &'static Self {
        match portal {
            Portal::Admin => &Self {
                identity: "admin",
                density: "compact",
                name: keys::shell::PORTAL_ADMIN,
                text: keys::account::PORTAL_ADMIN_TEXT,
                glyph: "shield",
                places: &[
                    Place { path: "/admin/tenants", name: keys::tenancy::TITLE, icon: "building-2" },
                    Place { path: "/admin/jobs", name: keys::platform::JOBS_TITLE, icon: "list-checks" },
                    Place { path: "/admin/sagas", name: keys::platform::SAGAS_TITLE, icon: "route" },
                    Place { path: "/admin/projections", name: keys::platform::TITLE, icon: "waypoints" },
                ],
            },
            Portal::Client => &Self {
                identity: "client",
                density: "default",
                name: keys::shell::PORTAL_CLIENT,
                text: keys::account::PORTAL_CLIENT_TEXT,
                glyph: "sparkles",
                places: &[
                    Place { path: "/client/runs", name: keys::workspaces::TITLE, icon: "message-square-text" },
                    Place { path: "/client/files", name: keys::files::TITLE, icon: "folder" },
                    Place { path: "/client/identity", name: keys::federation::TITLE, icon: "key-round" },
                ],
            },
        }
    }

    /// The place of a person's own pages, which belong to no portal.
    pub const fn account() -> &'static Self {
        &Self {
            identity: "marketing",
            density: "default",
            name: keys::shell::PORTAL_ACCOUNT,
            text: keys::account::PERSON,
            glyph: "user",
            places: &[
                Place { path: "/account", name: keys::account::TITLE, icon: "user" },
                Place { path: "/account/apps", name: keys::federation::APPS, icon: "app-window" },
            ],
        }
    }
}
