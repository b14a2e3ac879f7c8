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
        Place::new("/admin", keys::desk::TITLE, "gauge").chord('d').needs(Permission::ReadSystem),
        Place::new("/admin/tenants", keys::tenancy::TITLE, "building-2").chord('t'),
        Place::new("/admin/plans", keys::billing::TITLE, "package").chord('l').needs(Permission::ReadPlans),
        Place::new("/admin/flags", keys::billing::FLAGS_TITLE, "flag").chord('f').needs(Permission::ReadPlans),
        Place::new("/admin/people", keys::identity::PEOPLE_TITLE, "users").chord('p').needs(Permission::ReadPeople),
        Place::new("/admin/roles", keys::role_builder::TITLE, "user-cog").chord('r').needs(Permission::ReadPeople),
        Place::new("/admin/sessions", keys::everybody::SESSIONS, "monitor-smartphone").needs(Permission::ReadSessions),
        Place::new("/admin/keys", keys::everybody::KEYS, "key-round").chord('k').needs(Permission::ReadKeys),
        Place::new("/admin/jobs", keys::platform::JOBS_TITLE, "list-checks").chord('j'),
        Place::new("/admin/sagas", keys::platform::SAGAS_TITLE, "route"),
        Place::new("/admin/projections", keys::platform::TITLE, "waypoints"),
        Place::new("/admin/leads", keys::growth::TITLE, "megaphone").chord('e').needs(Permission::ReadLeads),
        Place::new("/admin/leads/readers", keys::growth::READERS, "newspaper").needs(Permission::ReadLeads),
        Place::new("/admin/campaigns", keys::growth::CAMPAIGNS, "split").needs(Permission::ReadLeads),
        Place::new("/admin/mail", keys::mail::TITLE, "mail").chord('m'),
        Place::new("/admin/health", keys::health::TITLE, "activity").chord('h').needs(Permission::ReadSystem),
        Place::new("/admin/defects", keys::defects::TITLE, "bug").chord('b').needs(Permission::ReadSystem),
        Place::new("/admin/speed", keys::speed::TITLE, "timer").chord('v').needs(Permission::ReadSystem),
        Place::new("/admin/isolation", keys::isolation::TITLE, "shield-check").chord('i').needs(Permission::ReadSystem),
        Place::new("/admin/controls", keys::controls::TITLE, "clipboard-check")
            .chord('c')
            .needs(Permission::ReadSystem),
        Place::new("/admin/settings", keys::settings::TITLE, "sliders-horizontal")
            .chord('s')
            .needs(Permission::ManagePlatformSettings),
        Place::new("/admin/texts", keys::wordings::TITLE, "languages")
            .chord('x')
            .needs(Permission::ManagePlatformSettings),
        Place::new("/admin/models", keys::models::TITLE, "brain-circuit").chord('o').needs(Permission::ManageModels),
        Place::new("/admin/secrets", keys::secrets::TITLE, "lock-keyhole").needs(Permission::ManageSecrets),
        Place::new("/admin/audit", keys::audit_log::TITLE, "scroll-text").chord('a').needs(Permission::ReadAuditLog),
    ],
};

const CLIENT: PortalPlace = PortalPlace {
    identity: "client",
    density: "default",
    name: keys::shell::PORTAL_CLIENT,
    text: keys::account::PORTAL_CLIENT_TEXT,
    glyph: "sparkles",
    places: &[
        Place::new("/client", keys::homes::CLIENT, "gauge").chord('e'),
        Place::new("/client/runs", keys::workspaces::TITLE, "message-square-text").chord('r').of(Feature::AiRuns),
        Place::new("/client/workspaces", keys::workspace::TITLE, "boxes")
            .chord('w')
            .needs(Permission::ReadWorkspaces)
            .of(Feature::AiRuns),
        Place::new("/client/usage", keys::usage::TITLE, "chart-line")
            .chord('u')
            .needs(Permission::ReadWorkspaces)
            .of(Feature::AiRuns),
        Place::new("/client/rules", keys::usage::TRY_TITLE, "shield-check")
            .needs(Permission::ReadWorkspaces)
            .of(Feature::AiRuns),
        Place::new("/client/chat", keys::chat::TITLE, "messages-square")
            .chord('h')
            .needs(Permission::RunExecutions)
            .of(Feature::AiRuns),
        Place::new("/client/agent", keys::agent::TITLE, "list-checks")
            .chord('y')
            .needs(Permission::UseAgent)
            .of(Feature::AiRuns),
        Place::new("/client/ask", keys::answers::TITLE, "book-open-check")
            .chord('q')
            .needs(Permission::RunExecutions)
            .of(Feature::AiRuns),
        Place::new("/client/templates", keys::templates::TITLE, "layout-template")
            .chord('j')
            .needs(Permission::RunExecutions)
            .of(Feature::AiRuns),
        Place::new("/client/pipelines", keys::pipelines::TITLE, "workflow")
            .chord('v')
            .needs(Permission::ReadPipelines)
            .of(Feature::AiRuns),
        Place::new("/client/knowledge", keys::knowledge_pages::TITLE, "library")
            .chord('g')
            .needs(Permission::ReadKnowledge),
        Place::new("/client/schedules", keys::schedules::TITLE, "clock")
            .chord('z')
            .needs(Permission::RunExecutions)
            .of(Feature::AiRuns),
        Place::new("/client/files", keys::files::TITLE, "folder").chord('f').of(Feature::Files),
        Place::new("/client/clients", keys::clients::TITLE, "handshake").chord('c').needs(Permission::ManageClients),
        Place::new("/client/people", keys::identity::MEMBERS_TITLE, "users").chord('p').needs(Permission::ReadPeople),
        Place::new("/client/roles", keys::role_builder::TITLE, "user-cog").needs(Permission::ReadPeople),
        Place::new("/client/organisation", keys::organisation::TITLE, "building-2")
            .chord('o')
            .needs(Permission::ReadOrganisation),
        Place::new("/client/teams", keys::organisation::TEAMS, "users-round")
            .chord('t')
            .needs(Permission::ReadOrganisation),
        Place::new("/client/departments", keys::organisation::DEPARTMENTS, "network")
            .chord('d')
            .needs(Permission::ReadOrganisation),
        Place::new("/client/locations", keys::organisation::LOCATIONS, "map-pin")
            .chord('l')
            .needs(Permission::ReadOrganisation),
        Place::new("/client/branding", keys::brand::TITLE, "palette").chord('b').needs(Permission::ManageTenant),
        Place::new("/client/settings", keys::settings::TITLE, "sliders-horizontal")
            .chord('s')
            .needs(Permission::ManageTenant),
        Place::new("/client/texts", keys::wordings::TITLE, "languages").chord('x').needs(Permission::ManageTenant),
        Place::new("/client/models", keys::models::TITLE, "brain-circuit").chord('m').needs(Permission::ManageModels),
        Place::new("/client/secrets", keys::secrets::TITLE, "lock-keyhole").needs(Permission::ManageSecrets),
        Place::new("/client/keys", keys::api_keys::TITLE, "key-round")
            .chord('k')
            .needs(Permission::ReadKeys)
            .of(Feature::ApiKeys),
        Place::new("/client/identity", keys::federation::TITLE, "id-card")
            .chord('i')
            .needs(Permission::ManageIdentityProviders)
            .of(Feature::IdentityProviders),
        Place::new("/client/audit", keys::audit_log::TITLE, "scroll-text")
            .chord('a')
            .needs(Permission::ReadAuditLog)
            .of(Feature::AuditLog),
        Place::new("/client/plan", keys::billing::MY_TITLE, "gauge").chord('n').needs(Permission::ReadSubscription),
    ],
};

const DEVELOPER: PortalPlace = PortalPlace {
    identity: "developer",
    density: "compact",
    name: keys::shell::PORTAL_DEVELOPER,
    text: keys::account::PORTAL_DEVELOPER_TEXT,
    glyph: "braces",
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
};

const SUPPORT: PortalPlace = PortalPlace {
    identity: "support",
    density: "default",
    name: keys::shell::PORTAL_SUPPORT,
    text: keys::account::PORTAL_SUPPORT_TEXT,
    glyph: "life-buoy",
    places: &[
        Place::new("/support", keys::homes::SUPPORT, "gauge").chord('h'),
        Place::new("/support/people", keys::identity::PEOPLE_TITLE, "users").chord('p').needs(Permission::ReadPeople),
        Place::new("/support/tenants", keys::tenancy::TITLE, "building-2").chord('t').needs(Permission::ReadTenants),
    ],
};

const VENDOR: PortalPlace = PortalPlace {
    identity: "vendor",
    density: "default",
    name: keys::shell::PORTAL_VENDOR,
    text: keys::account::PORTAL_VENDOR_TEXT,
    glyph: "store",
    places: &[
        Place::new("/vendor", keys::homes::VENDOR, "gauge").chord('h'),
        Place::new("/vendor/keys", keys::api_keys::TITLE, "key-round")
            .chord('k')
            .needs(Permission::ReadKeys)
            .of(Feature::ApiKeys),
    ],
};

const INVESTOR: PortalPlace = PortalPlace {
    identity: "investor",
    density: "comfortable",
    name: keys::shell::PORTAL_INVESTOR,
    text: keys::account::PORTAL_INVESTOR_TEXT,
    glyph: "chart-line",
    places: &[Place::new("/investor", keys::homes::INVESTOR, "gauge").chord('h')],
};

const EMPLOYEE: PortalPlace = PortalPlace {
    identity: "employee",
    density: "default",
    name: keys::shell::PORTAL_EMPLOYEE,
    text: keys::account::PORTAL_EMPLOYEE_TEXT,
    glyph: "briefcase",
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
        Place::new("/employee/pipelines", keys::pipelines::TITLE, "workflow")
            .chord('v')
            .needs(Permission::ReadPipelines)
            .of(Feature::AiRuns),
    ],
};

const ACCOUNT: PortalPlace = PortalPlace {
    identity: "marketing",
    density: "default",
    name: keys::shell::PORTAL_ACCOUNT,
    text: keys::account::PERSON,
    glyph: "user",
    places: &[
        Place::new("/account", keys::account::TITLE, "user").chord('u'),
        Place::new("/account/security", keys::security::TITLE, "shield-check").chord('s'),
        Place::new("/account/notifications", keys::notify::TITLE, "bell").chord('n'),
        Place::new("/account/data", keys::my_data::TITLE, "package-open").chord('d'),
        Place::new("/account/apps", keys::federation::APPS, "app-window").chord('a'),
    ],
};

/// The module that the page at a path belongs to, if it belongs to one.
pub fn feature_of(path: &str) -> Option<Feature> {
    let is_below =
        |place: &&Place| path.strip_prefix(place.path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    // A portal's home stands above all of its pages: the nearest place above a page says what that belongs to.
    let places = CLIENT.places.iter().chain(DEVELOPER.places).chain(VENDOR.places);
    places.filter(is_below).max_by_key(|place| place.path.len()).and_then(|place| place.feature)
}

impl PortalPlace {
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
