//! People as admins and owners see them: the list, one person, invitations, and figures.

mod accept_page;
mod add;
mod ask;
mod bulk;
mod dialog;
mod gather_data;
mod insights_page;
mod invitations;
mod invite;
mod labels;
mod membership;
mod of_tenant;
mod page;
mod person_page;
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
}

impl Circle {
    /// The path of its list.
    const fn path(self) -> &'static str {
        match self {
            Self::Everybody => "/admin/people",
            Self::Members => "/client/people",
        }
    }

    /// The path of the audit log beside it.
    const fn audit_log(self) -> &'static str {
        match self {
            Self::Everybody => "/admin/audit",
            Self::Members => "/client/audit",
        }
    }
}
