//! What stands over a group of pages.

use texts::{Key, keys};

/// What stands over a group of pages in the sidebar. The order is that of the bits in what browsers remember: a new one
/// comes last.
#[derive(Clone, Copy)]
pub enum Heading {
    /// What people come for.
    Work,
    /// What answers are made from.
    Knowledge,
    /// What is prepared once and runs often.
    Automation,
    /// Where models work, and what that costs.
    Workspaces,
    /// Who works here.
    Organisation,
    /// Who comes in, by which means, and what they did.
    Security,
    /// What the tenant has and how it looks.
    Plan,
    /// Who the platform serves, with what.
    Tenants,
    /// Who comes in to the platform.
    Access,
    /// Who may become a tenant.
    Leads,
    /// Whether everything works.
    Running,
    /// What shows that promises are kept.
    Proofs,
    /// How the platform is set.
    Settings,
}

impl Heading {
    /// What it says.
    pub const fn name(self) -> Key {
        match self {
            Self::Work => keys::headings::WORK,
            Self::Knowledge => keys::headings::KNOWLEDGE,
            Self::Automation => keys::headings::AUTOMATION,
            Self::Workspaces => keys::headings::WORKSPACES,
            Self::Organisation => keys::headings::ORGANISATION,
            Self::Security => keys::headings::SECURITY,
            Self::Plan => keys::headings::PLAN,
            Self::Tenants => keys::headings::TENANTS,
            Self::Access => keys::headings::ACCESS,
            Self::Leads => keys::headings::LEADS,
            Self::Running => keys::headings::RUNNING,
            Self::Proofs => keys::headings::PROOFS,
            Self::Settings => keys::headings::SETTINGS,
        }
    }

    /// Its bit in `Manner::folded_groups`.
    pub const fn bit(self) -> u32 {
        1 << self as u32
    }
}
