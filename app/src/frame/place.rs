//! The portals as the shell shows them: name, glyph, density and pages. What they are is `domain::policy::Portal`.

use domain::billing::Feature;
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
    /// The permission without which the page shows nothing, so that the sidebar leaves it out.
    pub needs: Option<Permission>,
    /// The module that it belongs to; where the tenant hasn't that, the sidebar leaves the page out.
    pub feature: Option<Feature>,
}

impl Place {
    const fn new(path: &'static str, name: Key, icon: &'static str) -> Self {
        Self { path, name, icon, needs: None, feature: None }
    }

    const fn needs(self, permission: Permission) -> Self {
        Self { needs: Some(permission), ..self }
    }

    const fn of(self, feature: Feature) -> Self {
        Self { feature: Some(feature), ..self }
    }

    /// Whether somebody finds anything there.
    pub fn is_open_to(&self, actor: &Actor) -> bool {
        self.needs.is_none_or(|permission| actor.holds(permission))
            && self.feature.is_none_or(|feature| actor.entitlements.has(feature))
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

const ADMIN: PortalPlace = PortalPlace {
    identity: "admin",
    density: "compact",
    name: keys::shell::PORTAL_ADMIN,
    text: keys::account::PORTAL_ADMIN_TEXT,
    glyph: "shield",
    places: &[
        Place::new("/admin", keys::desk::TITLE, "gauge").needs(Permission::ReadSystem),
        Place::new("/admin/tenants", keys::tenancy::TITLE, "building-2"),
        Place::new("/admin/plans", keys::billing::TITLE, "package").needs(Permission::ReadPlans),
        Place::new("/admin/flags", keys::billing::FLAGS_TITLE, "flag").needs(Permission::ReadPlans),
        Place::new("/admin/people", keys::identity::PEOPLE_TITLE, "users").needs(Permission::ReadPeople),
        Place::new("/admin/roles", keys::role_builder::TITLE, "user-cog").needs(Permission::ReadPeople),
        Place::new("/admin/sessions", keys::everybody::SESSIONS, "monitor-smartphone").needs(Permission::ReadSessions),
        Place::new("/admin/keys", keys::everybody::KEYS, "key-round").needs(Permission::ReadKeys),
        Place::new("/admin/jobs", keys::platform::JOBS_TITLE, "list-checks"),
        Place::new("/admin/sagas", keys::platform::SAGAS_TITLE, "route"),
        Place::new("/admin/projections", keys::platform::TITLE, "waypoints"),
        Place::new("/admin/leads", keys::growth::TITLE, "megaphone").needs(Permission::ReadLeads),
        Place::new("/admin/leads/readers", keys::growth::READERS, "newspaper").needs(Permission::ReadLeads),
        Place::new("/admin/mail", keys::mail::TITLE, "mail"),
        Place::new("/admin/health", keys::health::TITLE, "activity").needs(Permission::ReadSystem),
        Place::new("/admin/isolation", keys::isolation::TITLE, "shield-check").needs(Permission::ReadSystem),
        Place::new("/admin/controls", keys::controls::TITLE, "clipboard-check").needs(Permission::ReadSystem),
        Place::new("/admin/settings", keys::settings::TITLE, "sliders-horizontal")
            .needs(Permission::ManagePlatformSettings),
        Place::new("/admin/secrets", keys::secrets::TITLE, "lock-keyhole").needs(Permission::ManageSecrets),
        Place::new("/admin/audit", keys::audit_log::TITLE, "scroll-text").needs(Permission::ReadAuditLog),
    ],
};

const CLIENT: PortalPlace = PortalPlace {
    identity: "client",
    density: "default",
    name: keys::shell::PORTAL_CLIENT,
    text: keys::account::PORTAL_CLIENT_TEXT,
    glyph: "sparkles",
    places: &[
        Place::new("/client/runs", keys::workspaces::TITLE, "message-square-text").of(Feature::AiRuns),
        Place::new("/client/files", keys::files::TITLE, "folder").of(Feature::Files),
        Place::new("/client/clients", keys::clients::TITLE, "handshake").needs(Permission::ManageClients),
        Place::new("/client/people", keys::identity::MEMBERS_TITLE, "users").needs(Permission::ReadPeople),
        Place::new("/client/roles", keys::role_builder::TITLE, "user-cog").needs(Permission::ReadPeople),
        Place::new("/client/organisation", keys::organisation::TITLE, "building-2").needs(Permission::ReadOrganisation),
        Place::new("/client/teams", keys::organisation::TEAMS, "users-round").needs(Permission::ReadOrganisation),
        Place::new("/client/departments", keys::organisation::DEPARTMENTS, "network")
            .needs(Permission::ReadOrganisation),
        Place::new("/client/locations", keys::organisation::LOCATIONS, "map-pin").needs(Permission::ReadOrganisation),
        Place::new("/client/branding", keys::brand::TITLE, "palette").needs(Permission::ManageTenant),
        Place::new("/client/settings", keys::settings::TITLE, "sliders-horizontal").needs(Permission::ManageTenant),
        Place::new("/client/secrets", keys::secrets::TITLE, "lock-keyhole").needs(Permission::ManageSecrets),
        Place::new("/client/keys", keys::api_keys::TITLE, "key-round").needs(Permission::ReadKeys).of(Feature::ApiKeys),
        Place::new("/client/identity", keys::federation::TITLE, "id-card")
            .needs(Permission::ManageIdentityProviders)
            .of(Feature::IdentityProviders),
        Place::new("/client/audit", keys::audit_log::TITLE, "scroll-text")
            .needs(Permission::ReadAuditLog)
            .of(Feature::AuditLog),
        Place::new("/client/plan", keys::billing::MY_TITLE, "gauge").needs(Permission::ReadSubscription),
    ],
};

const ACCOUNT: PortalPlace = PortalPlace {
    identity: "marketing",
    density: "default",
    name: keys::shell::PORTAL_ACCOUNT,
    text: keys::account::PERSON,
    glyph: "user",
    places: &[
        Place::new("/account", keys::account::TITLE, "user"),
        Place::new("/account/security", keys::security::TITLE, "shield-check"),
        Place::new("/account/data", keys::my_data::TITLE, "package-open"),
        Place::new("/account/apps", keys::federation::APPS, "app-window"),
    ],
};

/// The module that the page at a path belongs to, if it belongs to one.
pub fn feature_of(path: &str) -> Option<Feature> {
    let is_below =
        |place: &&Place| path.strip_prefix(place.path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    CLIENT.places.iter().find(is_below).and_then(|place| place.feature)
}

impl PortalPlace {
    /// The first page that somebody finds something on.
    pub fn home(&self, actor: Option<&Actor>) -> &'static str {
        let open = actor.and_then(|actor| self.places.iter().find(|place| place.is_open_to(actor)));
        open.or(self.places.first()).map_or("/account", |place| place.path)
    }

    /// How a portal is shown.
    pub const fn of(portal: Portal) -> &'static Self {
        match portal {
            Portal::Admin => &ADMIN,
            Portal::Client => &CLIENT,
        }
    }

    /// The place of a person's own pages, which belong to no portal.
    pub const fn account() -> &'static Self {
        &ACCOUNT
    }
}
