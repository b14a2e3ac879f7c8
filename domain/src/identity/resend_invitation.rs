use super::invite_person::example_id;
use crate::kernel::{Example, InvitationId};
use domain_macros::operation;

/// Sends an invitation once more. Its new link works for seven days; the one before works no more.
#[operation(command, identity, rest = POST "/invitations/{id}/resend", needs = ManagePeople, danger)]
pub struct ResendInvitation {
    /// The invitation.
    pub id: InvitationId,
}

impl Example for ResendInvitation {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
