//! The eight portals as the public site tells of them.

use domain::policy::Portal;
use texts::{Key, keys};

/// A portal as the public site tells of it. Which ones stand is [`Portal`]; the others are named with what works of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SitePortal {
    /// Where the company runs the platform.
    Admin,
    /// Where the company's people work.
    Employee,
    /// Where a client works.
    Client,
    /// Where others build on the platform.
    Developer,
    /// Where others sell through it.
    Vendor,
    /// Where investors read.
    Investor,
    /// Where those help who are asked.
    Support,
    /// The public site itself.
    Site,
}

/// What a page says of a portal.
pub(super) struct PortalWords {
    pub(super) name: Key,
    pub(super) lead: Key,
    pub(super) points: [Key; 3],
}

impl SitePortal {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 8] = [
        Self::Admin,
        Self::Employee,
        Self::Client,
        Self::Developer,
        Self::Vendor,
        Self::Investor,
        Self::Support,
        Self::Site,
    ];

    pub(super) const fn path(self) -> &'static str {
        match self {
            Self::Admin => "/portals/admin",
            Self::Employee => "/portals/employee",
            Self::Client => "/portals/client",
            Self::Developer => "/portals/developer",
            Self::Vendor => "/portals/vendor",
            Self::Investor => "/portals/investor",
            Self::Support => "/portals/support",
            Self::Site => "/portals/site",
        }
    }

    /// The value of `data-portal`, which brings the accent.
    pub(super) fn identity(self) -> &'static str {
        if self == Self::Site { "marketing" } else { self.path().trim_start_matches("/portals/") }
    }

    /// Its glyph; identity is never by hue alone.
    pub(super) const fn glyph(self) -> &'static str {
        match self {
            Self::Admin => "shield",
            Self::Employee => "briefcase",
            Self::Client => "sparkles",
            Self::Developer => "braces",
            Self::Vendor => "store",
            Self::Investor => "chart-line",
            Self::Support => "life-buoy",
            Self::Site => "globe",
        }
    }

    /// Whether people can enter it today.
    pub(super) fn is_open(self) -> bool {
        self == Self::Site || Portal::ALL.iter().any(|portal| portal.path().trim_start_matches('/') == self.identity())
    }

    pub(super) const fn words(self) -> PortalWords {
        use keys::site_portals::*;
        let (name, lead, points) = match self {
            Self::Admin => (ADMIN, ADMIN_LEAD, [ADMIN_A, ADMIN_B, ADMIN_C]),
            Self::Employee => (EMPLOYEE, EMPLOYEE_LEAD, [EMPLOYEE_A, EMPLOYEE_B, EMPLOYEE_C]),
            Self::Client => (CLIENT, CLIENT_LEAD, [CLIENT_A, CLIENT_B, CLIENT_C]),
            Self::Developer => (DEVELOPER, DEVELOPER_LEAD, [DEVELOPER_A, DEVELOPER_B, DEVELOPER_C]),
            Self::Vendor => (VENDOR, VENDOR_LEAD, [VENDOR_A, VENDOR_B, VENDOR_C]),
            Self::Investor => (INVESTOR, INVESTOR_LEAD, [INVESTOR_A, INVESTOR_B, INVESTOR_C]),
            Self::Support => (SUPPORT, SUPPORT_LEAD, [SUPPORT_A, SUPPORT_B, SUPPORT_C]),
            Self::Site => (SITE, SITE_LEAD, [SITE_A, SITE_B, SITE_C]),
        };
        PortalWords { name, lead, points }
    }
}
