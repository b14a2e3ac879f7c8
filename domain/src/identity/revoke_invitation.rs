use super::invite_person::example_id;
use crate::kernel::{Example, InvitationId};
use domain_macros::operation;

/// Takes an invitation back: its link works no more.
#[operation(command, identity, rest = DELETE "/invitations/{id}", needs = ManagePeople, danger)]
pub struct RevokeInvitation {
    /// The invitation.
    pub id: InvitationId,
}

impl Example for RevokeInvitation {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
