use crate::kernel::{Example, InvitationId, LIMIT_MAX, Moment, Page, TenantId};
use crate::policy::HeldRole;
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The invitations into one's own tenant; with `reach:platform` all, or those into one tenant. Newest first.
#[operation(query, identity, rest = GET "/invitations", needs = ManagePeople, output = Page<InvitationRow>)]
#[derive(Default)]
pub struct Invitations {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// Part of an address, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
    /// Only in this state.
    pub status: Option<InvitationStatus>,
    /// Only into this tenant; needs `reach:platform` for another than one's own.
    pub tenant_id: Option<TenantId>,
}

words! {
    /// Where an invitation stands.
    InvitationStatus {
        /// It can be accepted.
        Open = "open",
        /// Its time is over; it can be sent again.
        Expired = "expired",
        /// Somebody has joined by it.
        Accepted = "accepted",
        /// It was taken back.
        Revoked = "revoked",
    }
}

/// An invitation in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct InvitationRow {
    /// Its id.
    pub id: InvitationId,
    /// Where it went; absent once the person was erased.
    pub email: Option<String>,
    /// What they become, by name.
    pub role: HeldRole,
    /// Where it stands.
    pub status: InvitationStatus,
    /// The tenant that they are invited into.
    pub tenant_id: TenantId,
    /// Its name.
    pub tenant_name: String,
    /// When they were invited.
    pub invited_at: Moment,
    /// Until when it can be accepted.
    pub until: Moment,
}

impl Example for Invitations {
    fn example() -> Self {
        Self { limit: Some(20), status: Some(InvitationStatus::Open), ..Self::default() }
    }
}
