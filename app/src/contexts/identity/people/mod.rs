//! People as admins and owners see them: the list, one person, invitations, and figures.

mod accept_page;
mod add;
mod bulk;
mod dialog;
mod gather_data;
mod insights_page;
mod invitations;
mod invite;
pub(super) mod labels;
mod membership;
mod of_tenant;
mod page;
mod person_page;
pub(super) mod person_parts;
mod role_field;
mod table;

pub use accept_page::AcceptInvitationPage;
pub use insights_page::InsightsPage;
pub use of_tenant::TenantPeople;
pub use page::PeoplePage;
pub use person_page::PersonPage;

/// Where the list stands: it is the same one, for another circle of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Circle {
    /// Everybody, in the admin portal.
    Everybody,
    /// The members of one's own tenant, in the client portal.
    Members,
    /// Everybody, in the portal of those who help them.
    Helped,
    /// One's colleagues: the members of the platform's own tenant, in their portal.
    House,
}

impl Circle {
    /// The path of its list.
    const fn path(self) -> &'static str {
        match self {
            Self::Everybody => "/admin/people",
            Self::Members => "/client/people",
            Self::Helped => "/support/people",
            Self::House => "/employee/people",
        }
    }

    /// The path of the audit log beside it.
    const fn audit_log(self) -> &'static str {
        match self {
            Self::Members => "/client/audit",
            Self::Everybody | Self::Helped | Self::House => "/admin/audit",
        }
    }

    /// Whether it is people of all tenants.
    const fn is_everywhere(self) -> bool {
        matches!(self, Self::Everybody | Self::Helped)
    }

    /// Whether people are managed there, and not only looked up and written to.
    const fn is_managed(self) -> bool {
        matches!(self, Self::Everybody | Self::Members)
    }
}
