//! Every page but those of the public site: its path and the group that it is loaded with. Of two that fit, the first is taken.

use super::tree::Row;
use crate::portals::Group::*;
use domain::policy::Portal;

/// The pages that belong to no portal.
pub(super) const WITHOUT_PORTAL: &[Row] = &[
    ("/login", EntryPages),
    ("/login/link", EntryPages),
    ("/register", EntryPages),
    ("/register/confirm", EntryPages),
    ("/password-reset", EntryPages),
    ("/password-reset/confirm", EntryPages),
    ("/setup", EntryPages),
    ("/master-admin/login", EntryPages),
    ("/invitations/accept", EntryPages),
    ("/login/code", EntryPages),
    ("/account", AccountHome),
    ("/account/security", SecurityPages),
    ("/account/notifications", NoticesPages),
    ("/account/data", AccountPages),
    ("/account/apps", AccountPages),
    ("/consent", EntryPages),
    ("/k/:token", SharedDocuments),
    ("/ui", Gallery),
];

/// The pages of a portal, below its own path.
pub(super) const fn of(portal: Portal) -> &'static [Row] {
    match portal {
        Portal::Admin => ADMIN,
        Portal::Client => CLIENT,
        Portal::Developer => DEVELOPER,
        Portal::Support => SUPPORT,
        Portal::Vendor => VENDOR,
        Portal::Investor => INVESTOR,
        Portal::Employee => EMPLOYEE,
    }
}

/// The portal of the admins.
const ADMIN: &[Row] = &[
    ("", DeskPages),
    ("/figures", FiguresPages),
    ("/controls", FiguresPages),
    ("/health", FiguresPages),
    ("/tenants", TenantsPages),
    ("/tenants/new", TenantPages),
    ("/tenants/:id", TenantPages),
    ("/roles", RolesPages),
    ("/roles/use", RolesPages),
    ("/roles/:id", RolesPages),
    ("/tenants/:id/plan", PlansPages),
    ("/plans", PlansPages),
    ("/plans/:id", PlansPages),
    ("/flags", PlansPages),
    ("/people", PeoplePages),
    ("/people/overview", PeoplePages),
    ("/people/:id", PersonPages),
    ("/sessions", KeysPages),
    ("/keys", KeysPages),
    ("/jobs", EnginePages),
    ("/sagas", EnginePages),
    ("/projections", EnginePages),
    ("/defects", WatchPages),
    ("/defects/:id", WatchPages),
    ("/speed", WatchPages),
    ("/settings", SettingsPages),
    ("/models", ModelsPages),
    ("/secrets", SecretsPages),
    ("/texts", TextsPages),
    ("/texts/:key", TextsPages),
    ("/campaigns", GrowthPages),
    ("/campaigns/:id", GrowthPages),
    ("/leads", GrowthPages),
    ("/leads/readers", GrowthPages),
    ("/leads/:id", GrowthPages),
    ("/mail", MailPages),
    ("/mail/:id", MailPages),
    ("/isolation", IsolationPages),
    ("/audit", AuditPages),
    ("/audit/things/:id", AuditPages),
    ("/audit/:id", AuditPages),
];

/// The portal of the clients.
const CLIENT: &[Row] = &[
    ("", ClientPages),
    ("/runs", RunsPages),
    ("/ask", AskPages),
    ("/ask/:id", AskPages),
    ("/runs/compare", RunPages),
    ("/runs/:id", RunPages),
    ("/workspaces", WorkspacesPages),
    ("/workspaces/:id", WorkspacePages),
    ("/usage", UsagePages),
    ("/rules", UsagePages),
    ("/chat", ChatPages),
    ("/chat/:id", ThreadPages),
    ("/agent", AgentPages),
    ("/agent/rules", AgentRulesPages),
    ("/agent/tools", AgentRulesPages),
    ("/agent/:id", AgentPages),
    ("/agent/:id/replay", AgentRulesPages),
    ("/templates", TemplatesPages),
    ("/templates/own", AuthoredPages),
    ("/templates/own/new", AuthoredPages),
    ("/templates/own/:id", AuthorPages),
    ("/templates/:id", TemplatesPages),
    ("/knowledge/search", FindPages),
    ("/pipelines", PipelinesPages),
    ("/pipelines/runs", PipelinesPages),
    ("/pipelines/runs/:id", PipelinesPages),
    ("/pipelines/:id", PipelinePages),
    ("/schedules", SchedulesPages),
    ("/schedules/new", SchedulesPages),
    ("/schedules/:id", SchedulesPages),
    ("/roles", RolesPages),
    ("/roles/use", RolesPages),
    ("/roles/:id", RolesPages),
    ("/people", PeoplePages),
    ("/people/:id", PersonPages),
    ("/identity", SecretsPages),
    ("/clients", OrganisationPages),
    ("/plan", PlansPages),
    ("/organisation", OrganisationPages),
    ("/teams", TeamsPages),
    ("/departments", TeamsPages),
    ("/locations", TeamsPages),
    ("/branding", OrganisationPages),
    ("/settings", SettingsPages),
    ("/models", ModelsPages),
    ("/secrets", SecretsPages),
    ("/texts", TextsPages),
    ("/texts/:key", TextsPages),
    ("/knowledge/ingestions", IngestionPages),
    ("/knowledge/ingestions/:id", IngestionPages),
    ("/files", FilesPages),
    ("/keys", KeysPages),
    ("/files/:id", FilesPages),
    ("/audit", AuditPages),
    ("/audit/things/:id", AuditPages),
    ("/audit/:id", AuditPages),
    ("/knowledge", KnowledgePages),
    ("/knowledge/reviews", KnowledgePages),
    ("/knowledge/:space", KnowledgePages),
    ("/knowledge/:space/new", KnowledgeWriting),
    ("/knowledge/:space/settings", KnowledgeWriting),
    ("/knowledge/:space/:id", DocumentPages),
    ("/knowledge/:space/:id/edit", KnowledgeWriting),
    ("/knowledge/:space/:id/history", KnowledgeWriting),
];

/// The portal of the developers.
const DEVELOPER: &[Row] = &[
    ("", DeveloperPages),
    ("/reference", ReferencePages),
    ("/reference/:operation", ReferencePages),
    ("/events", ReferencePages),
    ("/events/:event", ReferencePages),
    ("/keys", KeysPages),
    ("/calls", DeveloperPages),
    ("/mcp", DeveloperPages),
];

/// The portal of the support.
const SUPPORT: &[Row] = &[
    ("", SupportPages),
    ("/people", PeoplePages),
    ("/people/:id", HelpedPages),
    ("/tenants", HelpedPages),
    ("/tenants/:id", HelpedPages),
];

/// The portal of the vendors.
const VENDOR: &[Row] = &[("", HomePages), ("/keys", KeysPages)];

/// The portal of the investors.
const INVESTOR: &[Row] = &[("", HomePages)];

/// The portal of the company's and its agencies' own people.
const EMPLOYEE: &[Row] = &[
    ("", HomePages),
    ("/people", PeoplePages),
    ("/people/:id", PersonPages),
    ("/knowledge/ingestions", IngestionPages),
    ("/knowledge/ingestions/:id", IngestionPages),
    ("/templates", AuthoredPages),
    ("/templates/new", AuthoredPages),
    ("/templates/:id", AuthorPages),
    ("/agent", AgentPages),
    ("/agent/rules", AgentRulesPages),
    ("/agent/tools", AgentRulesPages),
    ("/agent/:id", AgentPages),
    ("/agent/:id/replay", AgentRulesPages),
    ("/knowledge/search", FindPages),
    ("/knowledge", KnowledgePages),
    ("/knowledge/reviews", KnowledgePages),
    ("/knowledge/:space", KnowledgePages),
    ("/knowledge/:space/new", KnowledgeWriting),
    ("/knowledge/:space/settings", KnowledgeWriting),
    ("/knowledge/:space/:id", DocumentPages),
    ("/knowledge/:space/:id/edit", KnowledgeWriting),
    ("/knowledge/:space/:id/history", KnowledgeWriting),
];
