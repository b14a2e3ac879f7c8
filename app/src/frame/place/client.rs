//! The client portal and its pages.

use super::{Group, Heading, Place, PortalPlace};
use domain::billing::Feature;
use domain::policy::Permission;
use texts::keys;

/// The client portal.
pub(super) const CLIENT: PortalPlace = PortalPlace {
    identity: "client",
    density: "default",
    name: keys::shell::PORTAL_CLIENT,
    text: keys::account::PORTAL_CLIENT_TEXT,
    glyph: "sparkles",
    groups: &[
        Group { heading: None, places: &[Place::new("/client", keys::homes::CLIENT, "gauge").chord('e')] },
        Group {
            heading: Some(Heading::Work),
            places: &[
                Place::new("/client/chat", keys::chat::TITLE, "messages-square")
                    .chord('h')
                    .needs(Permission::RunExecutions)
                    .of(Feature::AiRuns),
                Place::new("/client/ask", keys::answers::TITLE, "book-open-check")
                    .chord('q')
                    .needs(Permission::RunExecutions)
                    .of(Feature::AiRuns),
                Place::new("/client/agent", keys::agent::TITLE, "list-checks")
                    .chord('y')
                    .needs(Permission::UseAgent)
                    .of(Feature::AiRuns),
                Place::new("/client/runs", keys::workspaces::TITLE, "message-square-text")
                    .chord('r')
                    .of(Feature::AiRuns),
            ],
        },
        Group {
            heading: Some(Heading::Knowledge),
            places: &[
                Place::new("/client/knowledge", keys::knowledge_pages::TITLE, "library")
                    .chord('g')
                    .needs(Permission::ReadKnowledge),
                Place::new("/client/files", keys::files::TITLE, "folder").chord('f').of(Feature::Files),
            ],
        },
        Group {
            heading: Some(Heading::Automation),
            places: &[
                Place::new("/client/templates", keys::templates::TITLE, "layout-template")
                    .chord('j')
                    .needs(Permission::RunExecutions)
                    .of(Feature::AiRuns),
                Place::new("/client/schedules", keys::schedules::TITLE, "clock")
                    .chord('z')
                    .needs(Permission::RunExecutions)
                    .of(Feature::AiRuns),
                Place::new("/client/pipelines", keys::pipelines::TITLE, "workflow")
                    .chord('v')
                    .needs(Permission::ReadPipelines)
                    .of(Feature::AiRuns),
            ],
        },
        Group {
            heading: Some(Heading::Workspaces),
            places: &[
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
                Place::new("/client/models", keys::models::TITLE, "brain-circuit")
                    .chord('m')
                    .needs(Permission::ManageModels),
            ],
        },
        Group {
            heading: Some(Heading::Organisation),
            places: &[
                Place::new("/client/people", keys::identity::MEMBERS_TITLE, "users")
                    .chord('p')
                    .needs(Permission::ReadPeople),
                Place::new("/client/roles", keys::role_builder::TITLE, "user-cog").needs(Permission::ReadPeople),
                Place::new("/client/teams", keys::organisation::TEAMS, "users-round")
                    .chord('t')
                    .needs(Permission::ReadOrganisation),
                Place::new("/client/departments", keys::organisation::DEPARTMENTS, "network")
                    .chord('d')
                    .needs(Permission::ReadOrganisation),
                Place::new("/client/locations", keys::organisation::LOCATIONS, "map-pin")
                    .chord('l')
                    .needs(Permission::ReadOrganisation),
                Place::new("/client/organisation", keys::organisation::TITLE, "building-2")
                    .chord('o')
                    .needs(Permission::ReadOrganisation),
                Place::new("/client/clients", keys::clients::TITLE, "handshake")
                    .chord('c')
                    .needs(Permission::ManageClients),
            ],
        },
        Group {
            heading: Some(Heading::Security),
            places: &[
                Place::new("/client/identity", keys::federation::TITLE, "id-card")
                    .chord('i')
                    .needs(Permission::ManageIdentityProviders)
                    .of(Feature::IdentityProviders),
                Place::new("/client/keys", keys::api_keys::TITLE, "key-round")
                    .chord('k')
                    .needs(Permission::ReadKeys)
                    .of(Feature::ApiKeys),
                Place::new("/client/secrets", keys::secrets::TITLE, "lock-keyhole").needs(Permission::ManageSecrets),
                Place::new("/client/audit", keys::audit_log::TITLE, "scroll-text")
                    .chord('a')
                    .needs(Permission::ReadAuditLog)
                    .of(Feature::AuditLog),
            ],
        },
        Group {
            heading: Some(Heading::Plan),
            places: &[
                Place::new("/client/plan", keys::billing::MY_TITLE, "gauge")
                    .chord('n')
                    .needs(Permission::ReadSubscription),
                Place::new("/client/settings", keys::settings::TITLE, "sliders-horizontal")
                    .chord('s')
                    .needs(Permission::ManageTenant),
                Place::new("/client/branding", keys::brand::TITLE, "palette")
                    .chord('b')
                    .needs(Permission::ManageTenant),
                Place::new("/client/texts", keys::wordings::TITLE, "languages")
                    .chord('x')
                    .needs(Permission::ManageTenant),
            ],
        },
    ],
};
