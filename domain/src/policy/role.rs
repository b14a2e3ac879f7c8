//! The built-in roles and what each may do: the table that a person reads.

use super::Permission::{self, *};
use super::Permissions;
use serde::Serialize;

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident = $wire:literal : [$($permission:ident),* $(,)?]),+ $(,)?) => {
        /// A named set of permissions that a membership carries.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
        pub enum Role {
            $($(#[$doc])* #[serde(rename = $wire)] $name),+
        }

        crate::read_by_name!(Role: $($wire),+);

        impl Role {
            /// All built-in roles.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// As tokens and documents spell it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $wire),+ }
            }

            /// The role of that wire name.
            pub fn parse(wire: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|role| role.as_str() == wire)
            }

            /// What it may do.
            pub const fn permissions(self) -> Permissions {
                match self { $(Self::$name => Permissions::of(&[$($permission),*])),+ }
            }
        }
    };
}

roles! {
    /// Owns the platform: an admin who also says what other admins may do.
    SuperAdmin = "super_admin": [
        EnterAdmin, EnterDeveloper, EnterSupport, EnterEmployee, ReadCalls, ReachPlatform, ReadTenants, CreateTenants, ManageTenants, DeleteTenants, ManageTenant, ManageHosts, ManageIdentityProviders,
        CreatePeople, ReadPeople, ProvisionPeople, ManagePeople, ManageRoles, ManageMasterRoles, ReadRefusals, ImpersonatePeople, ExportPeople, ErasePeople,
        ReadAuditLog, ReadSystem, ManageSystem, ReadJobs, ManageJobs, ReadMail, ReadSessions, ManageSessions, ReadKeys,
        ManageKeys, ReadApps, WriteApps, ReadPlans, ManagePlans, ManageFlags, ReadOrganisation, ManageOrganisation, ManageSecrets, ManagePlatformSettings,
        ReadLeads, ManageLeads, ManageModels, WriteTemplates,
        ReadFiles, WriteFiles, ReadKnowledge, WriteKnowledge, ManageKnowledge, UseAgent, ManageAgent,
    ],
    /// Runs the platform.
    Admin = "admin": [
        EnterAdmin, EnterDeveloper, EnterSupport, EnterEmployee, ReadCalls, ReachPlatform, ReadTenants, CreateTenants, ManageTenants, DeleteTenants, ManageTenant, ManageHosts, ManageIdentityProviders,
        CreatePeople, ReadPeople, ProvisionPeople, ManagePeople, ManageRoles, ReadRefusals, ImpersonatePeople, ExportPeople, ErasePeople, ReadAuditLog, ReadSystem,
        ManageSystem, ReadJobs, ManageJobs, ReadMail, ReadSessions, ManageSessions, ReadKeys, ManageKeys, ReadApps,
        WriteApps, ReadPlans, ManagePlans, ManageFlags, ReadOrganisation, ManageOrganisation, ManageSecrets, ManagePlatformSettings,
        ReadLeads, ManageLeads, ManageModels, WriteTemplates,
        ReadFiles, WriteFiles, ReadKnowledge, WriteKnowledge, ManageKnowledge, UseAgent, ManageAgent,
    ],
    /// Delivers work to clients.
    Consultant = "consultant": [
        EnterEmployee, ReadPeople, WriteTemplates, ReadFiles, WriteFiles, ReadKnowledge, WriteKnowledge, UseAgent,
    ],
    /// Works in a client's workspace.
    ClientUser = "client_user": [
        EnterClient, RunExecutions, ReadExecutions, CancelExecutions, ReadFiles, WriteFiles, ReadJobs, ManageJobs,
        ReadClients, ReadSubscription, ReadOrganisation, ReadWorkspaces, ViewModelOutputs,
        ReadKnowledge, WriteKnowledge, ReadPipelines, UseAgent,
    ],
    /// Administers their own company's account.
    Owner = "owner": [
        EnterClient, EnterDeveloper, ReadCalls, ManageTenant, ManageIdentityProviders, ReadPeople, ProvisionPeople, ManagePeople, ExportPeople, ManageRoles, RunExecutions,
        ReadExecutions, ViewModelOutputs, CancelExecutions, ManageExecutions, ReadWorkspaces, ManageWorkspaces, ManageModels, WriteTemplates, ReadFiles, WriteFiles, ReadAuditLog, ReadJobs, ManageJobs,
        ReadKeys, ManageKeys, ReadApps, WriteApps, ReadClients, ReadSubscription, ReadOrganisation, ManageOrganisation, ManageSecrets,
        ReadKnowledge, WriteKnowledge, ManageKnowledge, ReadPipelines, WritePipelines, UseAgent, ManageAgent,
    ],
    /// Builds on the platform.
    Developer = "developer": [EnterDeveloper, ReadCalls, ReadKeys, ManageKeys, ReadApps, WriteApps],
    /// Sells through the platform.
    Vendor = "vendor": [EnterVendor, ReadKeys, ManageKeys],
    /// Helps whoever asks.
    Support = "support": [
        EnterSupport, EnterEmployee, ReadPeople, ReadTenants, ReadPlans, ReadSessions, ReadRefusals, ReachPlatform, ImpersonatePeople,
        ReadFiles, WriteFiles, ReadKnowledge, WriteKnowledge, UseAgent,
    ],
    /// Has put money into the company; reads only.
    Investor = "investor": [EnterInvestor],
    /// Administers their own agency, and runs clients of its own on the platform.
    Agency = "agency": [
        EnterClient, EnterDeveloper, EnterEmployee, ReadCalls, ManageTenant, ManageIdentityProviders, ReadPeople, ProvisionPeople, ManagePeople, ExportPeople, ManageRoles, RunExecutions,
        ReadExecutions, ViewModelOutputs, CancelExecutions, ManageExecutions, ReadWorkspaces, ManageWorkspaces, ManageModels, WriteTemplates, ReadFiles, WriteFiles, ReadAuditLog, ReadJobs, ManageJobs,
        ReadKeys, ManageKeys, ReadApps, WriteApps, ReadClients, ManageClients, ReadSubscription, ReadOrganisation, ManageOrganisation, ManageSecrets,
        ReadKnowledge, WriteKnowledge, ManageKnowledge, ReadPipelines, WritePipelines, UseAgent, ManageAgent,
    ],
}

impl Role {
    /// What it forbids, whatever other roles allow: an investor changes nothing.
    pub fn denied(self) -> Permissions {
        match self {
            Self::Investor => Permission::ALL.iter().copied().filter(|permission| !permission.only_reads()).collect(),
            _ => Permissions::NONE,
        }
    }

    /// Whether it is the platform's alone: it carries what no tenant's role can.
    pub fn is_platforms(self) -> bool {
        matches!(self, Self::SuperAdmin | Self::Admin | Self::Consultant | Self::Support)
    }

    /// The built-in roles that carry the permission: whom to ask, or what to ask for.
    pub fn carrying(permission: Permission) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |role| role.permissions().contains(permission))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_reads_or_writes_documents_does_so_with_their_files() {
        for (documents, files) in [(ReadKnowledge, ReadFiles), (WriteKnowledge, WriteFiles)] {
            for role in Role::carrying(documents) {
                assert!(role.permissions().contains(files), "{} lacks {}", role.as_str(), files.as_str());
            }
        }
    }

    #[test]
    fn whoever_runs_an_account_may_what_those_may_who_work_in_it() {
        for role in [Role::Owner, Role::Agency] {
            let missing = Role::ClientUser.permissions().without(role.permissions());
            assert!(missing.is_empty(), "{} lacks {:?}", role.as_str(), missing.iter().collect::<Vec<_>>());
        }
    }
}
