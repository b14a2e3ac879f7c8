//! The built-in roles and what each may do: the table that a person reads.

use super::Permission::{self, *};
use serde::{Deserialize, Serialize};

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident = $wire:literal : [$($permission:ident),* $(,)?]),+ $(,)?) => {
        /// A named set of permissions that a membership carries.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
        pub enum Role {
            $($(#[$doc])* #[serde(rename = $wire)] $name),+
        }

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
            pub const fn permissions(self) -> &'static [Permission] {
                match self { $(Self::$name => &[$($permission),*]),+ }
            }
        }
    };
}

roles! {
    /// Runs the platform.
    Admin = "admin": [
        EnterAdmin, ReachPlatform, ReadTenants, CreateTenants, ManageTenant, ManageHosts, ManageIdentityProviders, CreatePeople, ReadPeople,
        ErasePeople, ReadAuditLog, ReadSystem, ManageSystem, ReadJobs, ManageJobs,
    ],
    /// Delivers work to clients.
    Consultant = "consultant": [ReadPeople],
    /// Works in a client's workspace.
    ClientUser = "client_user": [
        EnterClient, RunExecutions, ReadExecutions, CancelExecutions, ReadFiles, WriteFiles, ReadJobs, ManageJobs,
    ],
    /// Administers their own company's account.
    Owner = "owner": [
        EnterClient, ManageTenant, ManageIdentityProviders, ReadPeople, RunExecutions, ReadExecutions, CancelExecutions, ManageExecutions,
        ReadFiles, WriteFiles, ReadAuditLog, ReadJobs, ManageJobs,
    ],
    /// Builds on the platform.
    Developer = "developer": [ReadApps, WriteApps],
    /// Sells through the platform.
    Vendor = "vendor": [],
    /// Helps whoever asks.
    Support = "support": [ReadPeople],
    /// Has put money into the company; reads only.
    Investor = "investor": [],
    /// Runs clients of their own on the platform.
    Agency = "agency": [
        EnterClient, RunExecutions, ReadExecutions, CancelExecutions, ReadFiles, WriteFiles, ReadJobs, ManageJobs,
    ],
}
