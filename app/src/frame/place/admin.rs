//! The admin portal and its pages.

use super::{Group, Heading, Place, PortalPlace};
use domain::policy::Permission;
use texts::keys;

/// The admin portal.
pub(super) const ADMIN: PortalPlace = PortalPlace {
    identity: "admin",
    density: "compact",
    name: keys::shell::PORTAL_ADMIN,
    text: keys::account::PORTAL_ADMIN_TEXT,
    glyph: "shield",
    groups: &[
        Group {
            heading: None,
            places: &[Place::new("/admin", keys::desk::TITLE, "gauge").chord('d').needs(Permission::ReadSystem)],
        },
        Group {
            heading: Some(Heading::Tenants),
            places: &[
                Place::new("/admin/tenants", keys::tenancy::TITLE, "building-2").chord('t'),
                Place::new("/admin/plans", keys::billing::TITLE, "package").chord('l').needs(Permission::ReadPlans),
                Place::new("/admin/flags", keys::billing::FLAGS_TITLE, "flag").chord('f').needs(Permission::ReadPlans),
            ],
        },
        Group {
            heading: Some(Heading::Access),
            places: &[
                Place::new("/admin/people", keys::identity::PEOPLE_TITLE, "users")
                    .chord('p')
                    .needs(Permission::ReadPeople),
                Place::new("/admin/roles", keys::role_builder::TITLE, "user-cog")
                    .chord('r')
                    .needs(Permission::ReadPeople),
                Place::new("/admin/sessions", keys::everybody::SESSIONS, "monitor-smartphone")
                    .needs(Permission::ReadSessions),
                Place::new("/admin/keys", keys::everybody::KEYS, "key-round").chord('k').needs(Permission::ReadKeys),
            ],
        },
        Group {
            heading: Some(Heading::Leads),
            places: &[
                Place::new("/admin/leads", keys::growth::TITLE, "megaphone").chord('e').needs(Permission::ReadLeads),
                Place::new("/admin/leads/readers", keys::growth::READERS, "newspaper").needs(Permission::ReadLeads),
                Place::new("/admin/campaigns", keys::growth::CAMPAIGNS, "split").needs(Permission::ReadLeads),
            ],
        },
        Group {
            heading: Some(Heading::Running),
            places: &[
                Place::new("/admin/health", keys::health::TITLE, "activity").chord('h').needs(Permission::ReadSystem),
                Place::new("/admin/defects", keys::defects::TITLE, "bug").chord('b').needs(Permission::ReadSystem),
                Place::new("/admin/speed", keys::speed::TITLE, "timer").chord('v').needs(Permission::ReadSystem),
                Place::new("/admin/jobs", keys::platform::JOBS_TITLE, "list-checks").chord('j'),
                Place::new("/admin/sagas", keys::platform::SAGAS_TITLE, "route"),
                Place::new("/admin/mail", keys::mail::TITLE, "mail").chord('m'),
                Place::new("/admin/projections", keys::platform::TITLE, "waypoints"),
            ],
        },
        Group {
            heading: Some(Heading::Proofs),
            places: &[
                Place::new("/admin/isolation", keys::isolation::TITLE, "shield-check")
                    .chord('i')
                    .needs(Permission::ReadSystem),
                Place::new("/admin/controls", keys::controls::TITLE, "clipboard-check")
                    .chord('c')
                    .needs(Permission::ReadSystem),
                Place::new("/admin/audit", keys::audit_log::TITLE, "scroll-text")
                    .chord('a')
                    .needs(Permission::ReadAuditLog),
            ],
        },
        Group {
            heading: Some(Heading::Settings),
            places: &[
                Place::new("/admin/settings", keys::settings::TITLE, "sliders-horizontal")
                    .chord('s')
                    .needs(Permission::ManagePlatformSettings),
                Place::new("/admin/models", keys::models::TITLE, "brain-circuit")
                    .chord('o')
                    .needs(Permission::ManageModels),
                Place::new("/admin/secrets", keys::secrets::TITLE, "lock-keyhole").needs(Permission::ManageSecrets),
                Place::new("/admin/texts", keys::wordings::TITLE, "languages")
                    .chord('x')
                    .needs(Permission::ManagePlatformSettings),
            ],
        },
    ],
};
