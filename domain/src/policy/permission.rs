//! The permissions, by their wire names.

use serde::{Deserialize, Serialize};

macro_rules! permissions {
    ($($(#[$doc:meta])* $name:ident = $wire:literal),+ $(,)?) => {
        /// A right that roles carry and operations need.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
        pub enum Permission {
            $($(#[$doc])* #[serde(rename = $wire)] $name),+
        }

        crate::read_by_name!(Permission: $($wire),+);

        impl Permission {
            /// All of them, in the order of their declaration.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// As tokens, documents and refusals spell it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $wire),+ }
            }

            /// The permission of that wire name.
            pub fn parse(wire: &str) -> Option<Self> {
                match wire { $($wire => Some(Self::$name),)+ _ => None }
            }
        }
    };
}

permissions! {
    /// Work in the admin portal.
    EnterAdmin = "enter:admin_portal",
    /// Work in the client portal.
    EnterClient = "enter:client_portal",
    /// Work in the developer portal.
    EnterDeveloper = "enter:developer_portal",
    /// Work in the support portal.
    EnterSupport = "enter:support_portal",
    /// Work in the vendor portal.
    EnterVendor = "enter:vendor_portal",
    /// Work in the investor portal.
    EnterInvestor = "enter:investor_portal",
    /// Work in the portal of those who deliver: the company's own people and its agencies'.
    EnterEmployee = "enter:employee_portal",
    /// See beyond one's own tenant; each use is recorded.
    ReachPlatform = "reach:platform",
    /// See the list of tenants.
    ReadTenants = "read:tenants",
    /// Open a tenant.
    CreateTenants = "create:tenants",
    /// Change, suspend and restore tenants.
    ManageTenants = "manage:tenants",
    /// Delete a tenant.
    DeleteTenants = "delete:tenants",
    /// See the clients of one's agency.
    ReadClients = "read:clients",
    /// Take on clients of one's agency, and let them go.
    ManageClients = "manage:clients",
    /// Say under which hosts tenants' sites answer.
    ManageHosts = "manage:hosts",
    /// Change the settings of one's own tenant.
    ManageTenant = "manage:tenant",
    /// See one's own organisation: its profile, settings, teams, departments and locations.
    ReadOrganisation = "read:organisation",
    /// Change the profile, teams, departments and locations of one's own organisation.
    ManageOrganisation = "manage:organisation",
    /// Keep secrets of one's own tenant. Nobody reads them back.
    ManageSecrets = "manage:secrets",
    /// Change the settings of the platform, which hold for every tenant that has none of its own.
    ManagePlatformSettings = "manage:platform_settings",
    /// Say through which identity providers the tenant's people sign in, and which domains are its own.
    ManageIdentityProviders = "manage:identity_providers",
    /// See the apps that the tenant has registered.
    ReadApps = "read:apps",
    /// Register apps that people can let act for them, and remove them.
    WriteApps = "write:apps",
    /// Give a person an account and a membership.
    CreatePeople = "create:people",
    /// See the people of the tenant, and their roles.
    ReadPeople = "read:people",
    /// See the sessions of the tenant's people.
    ReadSessions = "read:sessions",
    /// End the sessions of the tenant's people.
    ManageSessions = "manage:sessions",
    /// Keep the accounts of the tenant's people as its directory says: for programs (SCIM).
    ProvisionPeople = "provision:people",
    /// Invite people, change and deactivate them, and end their memberships.
    ManagePeople = "manage:people",
    /// Give people roles, and make roles of one's own tenant.
    ManageRoles = "manage:roles",
    /// Make and give the roles of the platform itself.
    ManageMasterRoles = "manage:master_roles",
    /// See what people were refused lately, and why.
    ReadRefusals = "read:refusals",
    /// Act as another person for a while, with a reason; both are recorded.
    ImpersonatePeople = "impersonate:people",
    /// Make a model work.
    RunExecutions = "run:executions",
    /// See the runs of the tenant.
    ReadExecutions = "read:executions",
    /// End a run before it is done: one's own, or with `manage:executions` anybody's.
    CancelExecutions = "cancel:executions",
    /// Read what models answered. Whoever lacks it sees that there was a run, and not what came of it.
    ViewModelOutputs = "view:model_outputs",
    /// See the AI workspaces that one is a member of, and what is in use of their budgets.
    ReadWorkspaces = "read:workspaces",
    /// Make AI workspaces, and say who works in them, with which models, rules and budgets.
    ManageWorkspaces = "manage:workspaces",
    /// Keep the services that models answer through: the tenant's own, or with `reach:platform` the platform's.
    ManageModels = "manage:models",
    /// Write and publish templates of prompts.
    WriteTemplates = "write:templates",
    /// See the spaces of knowledge that one may read, and search in them.
    ReadKnowledge = "read:knowledge",
    /// Write pages and bring in documents, in the spaces that one may write in.
    WriteKnowledge = "write:knowledge",
    /// Make spaces of knowledge, say who reads and writes in them, and keep their index.
    ManageKnowledge = "manage:knowledge",
    /// See the tenant's pipelines and their runs.
    ReadPipelines = "read:pipelines",
    /// Write, publish and switch pipelines.
    WritePipelines = "write:pipelines",
    /// Have the agent do something in one's own name.
    UseAgent = "use:agent",
    /// Say what the agent may do in the tenant and what waits for approval, and see what everybody had it do.
    ManageAgent = "manage:agent",
    /// Act on other people's runs.
    ManageExecutions = "manage:executions",
    /// Read the audit log: of the tenant, or with `reach:platform` of all.
    ReadAuditLog = "read:audit_log",
    /// See requests, use, jobs, sagas, checkpoints and what else goes on behind the scenes, of every tenant.
    ReadSystem = "read:system",
    /// Retry, discard and cancel what goes on behind the scenes.
    ManageSystem = "manage:system",
    /// See the mails that Portico writes; where they are captured, also the links in them.
    ReadMail = "read:mail",
    /// Have everything gathered that is kept about a person, for that person alone to fetch.
    ExportPeople = "export:people",
    /// Erase a person for good.
    ErasePeople = "erase:people",
    /// See the jobs of the tenant.
    ReadJobs = "read:jobs",
    /// Cancel and retry jobs: one's own, or with `manage:system` anybody's.
    ManageJobs = "manage:jobs",
    /// See the workspace's files and their content.
    ReadFiles = "read:files",
    /// Send, rename, remove and link the workspace's files.
    WriteFiles = "write:files",
    /// See one's own API keys and the tenant's service accounts; with `manage:people` everybody's keys.
    ReadKeys = "read:keys",
    /// Make, rotate and revoke API keys, and keep service accounts, within what one may oneself.
    ManageKeys = "manage:keys",
    /// See the calls of programs to the interface in the whole tenant, whoever made them.
    ReadCalls = "read:calls",
    /// See the plans, who is on which, and the flags of features.
    ReadPlans = "read:plans",
    /// Make plans, put tenants on them and give add-ons.
    ManagePlans = "manage:plans",
    /// Show and hide features, for everybody or for one tenant.
    ManageFlags = "manage:flags",
    /// See the tenant's own plan and what is in use of it.
    ReadSubscription = "read:subscription",
    /// See what visitors wrote through the public site, and who reads the newsletter.
    ReadLeads = "read:leads",
    /// Say where a lead stands, and erase it.
    ManageLeads = "manage:leads",
}

impl Permission {
    /// Whether it changes nothing: it lets in or lets see.
    pub fn only_reads(self) -> bool {
        let wire = self.as_str();
        wire.starts_with("read:")
            || wire.starts_with("view:")
            || wire.starts_with("enter:")
            || wire.starts_with("reach:")
    }

    /// Whether it is the platform's alone: no role of a tenant can carry it.
    pub const fn is_platforms(self) -> bool {
        matches!(
            self,
            Self::EnterAdmin
                | Self::EnterSupport
                | Self::ReachPlatform
                | Self::ReadTenants
                | Self::ReadMail
                | Self::CreateTenants
                | Self::ManageTenants
                | Self::DeleteTenants
                | Self::ManageHosts
                | Self::ManagePlatformSettings
                | Self::CreatePeople
                | Self::ReadSystem
                | Self::ManageSystem
                | Self::ErasePeople
                | Self::ManageMasterRoles
                | Self::ReadRefusals
                | Self::ImpersonatePeople
                | Self::ReadPlans
                | Self::ManagePlans
                | Self::ManageFlags
                | Self::ReadLeads
                | Self::ManageLeads
        )
    }
}

/// How far beyond the actor's own tenant a transaction sees; row-level security reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// The actor's tenant alone.
    Own,
    /// Every tenant; needs [`Permission::ReachPlatform`].
    Platform,
}

impl Reach {
    /// As the database setting `app.reach` has it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Platform => "platform",
        }
    }
}
