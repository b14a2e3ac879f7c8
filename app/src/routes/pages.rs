//! Every page but those of the public site: its path and the group that it is loaded with. Of two that fit, the first is taken.

use super::shown::Shown::Page;
use super::tree::Row;
use crate::portals::Group::*;
use domain::policy::Portal;

/// The pages that belong to no portal.
pub(super) const WITHOUT_PORTAL: &[Row] = &[
    ("/login", Page(EntryPages)),
    ("/login/link", Page(EntryPages)),
    ("/register", Page(EntryPages)),
    ("/register/confirm", Page(EntryPages)),
    ("/password-reset", Page(EntryPages)),
    ("/password-reset/confirm", Page(EntryPages)),
    ("/setup", Page(EntryPages)),
    ("/master-admin/login", Page(EntryPages)),
    ("/invitations/accept", Page(EntryPages)),
    ("/login/code", Page(EntryPages)),
    ("/account", Page(AccountHome)),
    ("/account/security", Page(SecurityPages)),
    ("/account/notifications", Page(NoticesPages)),
    ("/account/data", Page(AccountPages)),
    ("/account/apps", Page(AccountPages)),
    ("/consent", Page(EntryPages)),
    ("/k/:token", Page(SharedDocuments)),
    ("/ui", Page(Gallery)),
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
    ("", Page(DeskPages)),
    ("/figures", Page(FiguresPages)),
    ("/controls", Page(FiguresPages)),
    ("/health", Page(FiguresPages)),
    ("/tenants", Page(TenantsPages)),
    ("/tenants/new", Page(TenantPages)),
    ("/tenants/:id", Page(TenantPages)),
    ("/roles", Page(RolesPages)),
    ("/roles/use", Page(RolesPages)),
    ("/roles/:id", Page(RolesPages)),
    ("/tenants/:id/plan", Page(PlansPages)),
    ("/plans", Page(PlansPages)),
    ("/plans/:id", Page(PlansPages)),
    ("/flags", Page(PlansPages)),
    ("/people", Page(PeoplePages)),
    ("/people/overview", Page(PeoplePages)),
    ("/people/:id", Page(PersonPages)),
    ("/sessions", Page(KeysPages)),
    ("/keys", Page(KeysPages)),
    ("/jobs", Page(EnginePages)),
    ("/sagas", Page(EnginePages)),
    ("/projections", Page(EnginePages)),
    ("/defects", Page(WatchPages)),
    ("/defects/:id", Page(WatchPages)),
    ("/speed", Page(WatchPages)),
    ("/settings", Page(SettingsPages)),
    ("/models", Page(ModelsPages)),
    ("/secrets", Page(SecretsPages)),
    ("/texts", Page(TextsPages)),
    ("/texts/:key", Page(TextsPages)),
    ("/campaigns", Page(GrowthPages)),
    ("/campaigns/:id", Page(GrowthPages)),
    ("/leads", Page(GrowthPages)),
    ("/leads/readers", Page(GrowthPages)),
    ("/leads/:id", Page(GrowthPages)),
    ("/mail", Page(MailPages)),
    ("/mail/:id", Page(MailPages)),
    ("/isolation", Page(IsolationPages)),
    ("/audit", Page(AuditPages)),
    ("/audit/things/:id", Page(AuditPages)),
    ("/audit/:id", Page(AuditPages)),
];

/// The portal of the clients.
const CLIENT: &[Row] = &[
    ("", Page(ClientPages)),
    ("/runs", Page(RunsPages)),
    ("/ask", Page(AskPages)),
    ("/ask/:id", Page(AskPages)),
    ("/runs/compare", Page(RunPages)),
    ("/runs/:id", Page(RunPages)),
    ("/workspaces", Page(WorkspacesPages)),
    ("/workspaces/:id", Page(WorkspacePages)),
    ("/usage", Page(UsagePages)),
    ("/rules", Page(UsagePages)),
    ("/chat", Page(ChatPages)),
    ("/chat/:id", Page(ThreadPages)),
    ("/agent", Page(AgentPages)),
    ("/agent/rules", Page(AgentRulesPages)),
    ("/agent/tools", Page(AgentRulesPages)),
    ("/agent/:id", Page(AgentPages)),
    ("/agent/:id/replay", Page(AgentRulesPages)),
    ("/templates", Page(TemplatesPages)),
    ("/templates/own", Page(AuthoredPages)),
    ("/templates/own/new", Page(AuthoredPages)),
    ("/templates/own/:id", Page(AuthorPages)),
    ("/templates/:id", Page(TemplatesPages)),
    ("/knowledge/search", Page(FindPages)),
    ("/pipelines", Page(PipelinesPages)),
    ("/pipelines/runs", Page(PipelinesPages)),
    ("/pipelines/runs/:id", Page(PipelinesPages)),
    ("/pipelines/:id", Page(PipelinePages)),
    ("/schedules", Page(SchedulesPages)),
    ("/schedules/new", Page(SchedulesPages)),
    ("/schedules/:id", Page(SchedulesPages)),
    ("/roles", Page(RolesPages)),
    ("/roles/use", Page(RolesPages)),
    ("/roles/:id", Page(RolesPages)),
    ("/people", Page(PeoplePages)),
    ("/people/:id", Page(PersonPages)),
    ("/identity", Page(SecretsPages)),
    ("/clients", Page(OrganisationPages)),
    ("/plan", Page(PlansPages)),
    ("/organisation", Page(OrganisationPages)),
    ("/teams", Page(TeamsPages)),
    ("/departments", Page(TeamsPages)),
    ("/locations", Page(TeamsPages)),
    ("/branding", Page(OrganisationPages)),
    ("/settings", Page(SettingsPages)),
    ("/models", Page(ModelsPages)),
    ("/secrets", Page(SecretsPages)),
    ("/texts", Page(TextsPages)),
    ("/texts/:key", Page(TextsPages)),
    ("/knowledge/ingestions", Page(IngestionPages)),
    ("/knowledge/ingestions/:id", Page(IngestionPages)),
    ("/files", Page(FilesPages)),
    ("/keys", Page(KeysPages)),
    ("/files/:id", Page(FilesPages)),
    ("/audit", Page(AuditPages)),
    ("/audit/things/:id", Page(AuditPages)),
    ("/audit/:id", Page(AuditPages)),
    ("/knowledge", Page(KnowledgePages)),
    ("/knowledge/reviews", Page(KnowledgePages)),
    ("/knowledge/:space", Page(KnowledgePages)),
    ("/knowledge/:space/new", Page(KnowledgeWriting)),
    ("/knowledge/:space/settings", Page(KnowledgeWriting)),
    ("/knowledge/:space/:id", Page(DocumentPages)),
    ("/knowledge/:space/:id/edit", Page(KnowledgeWriting)),
    ("/knowledge/:space/:id/history", Page(KnowledgeWriting)),
];

/// The portal of the developers.
const DEVELOPER: &[Row] = &[
    ("", Page(DeveloperPages)),
    ("/reference", Page(ReferencePages)),
    ("/reference/:operation", Page(ReferencePages)),
    ("/events", Page(ReferencePages)),
    ("/events/:event", Page(ReferencePages)),
    ("/keys", Page(KeysPages)),
    ("/calls", Page(DeveloperPages)),
    ("/mcp", Page(DeveloperPages)),
];

/// The portal of the support.
const SUPPORT: &[Row] = &[
    ("", Page(SupportPages)),
    ("/people", Page(PeoplePages)),
    ("/people/:id", Page(HelpedPages)),
    ("/tenants", Page(HelpedPages)),
    ("/tenants/:id", Page(HelpedPages)),
];

/// The portal of the vendors.
const VENDOR: &[Row] = &[("", Page(HomePages)), ("/keys", Page(KeysPages))];

/// The portal of the investors.
const INVESTOR: &[Row] = &[("", Page(HomePages))];

/// The portal of the company's and its agencies' own people.
const EMPLOYEE: &[Row] = &[
    ("", Page(HomePages)),
    ("/people", Page(PeoplePages)),
    ("/people/:id", Page(PersonPages)),
    ("/knowledge/ingestions", Page(IngestionPages)),
    ("/knowledge/ingestions/:id", Page(IngestionPages)),
    ("/templates", Page(AuthoredPages)),
    ("/templates/new", Page(AuthoredPages)),
    ("/templates/:id", Page(AuthorPages)),
    ("/agent", Page(AgentPages)),
    ("/agent/rules", Page(AgentRulesPages)),
    ("/agent/tools", Page(AgentRulesPages)),
    ("/agent/:id", Page(AgentPages)),
    ("/agent/:id/replay", Page(AgentRulesPages)),
    ("/knowledge/search", Page(FindPages)),
    ("/knowledge", Page(KnowledgePages)),
    ("/knowledge/reviews", Page(KnowledgePages)),
    ("/knowledge/:space", Page(KnowledgePages)),
    ("/knowledge/:space/new", Page(KnowledgeWriting)),
    ("/knowledge/:space/settings", Page(KnowledgeWriting)),
    ("/knowledge/:space/:id", Page(DocumentPages)),
    ("/knowledge/:space/:id/edit", Page(KnowledgeWriting)),
    ("/knowledge/:space/:id/history", Page(KnowledgeWriting)),
];
