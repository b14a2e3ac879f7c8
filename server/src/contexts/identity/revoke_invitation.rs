use super::invitation_link;
use crate::Stop;
use crate::gateway::Context;
use domain::identity::{Invitation, InvitationCommand, RevokeInvitation};

pub async fn revoke_invitation(cx: &mut Context, op: RevokeInvitation) -> Result<(), Stop> {
    let invitation = invitation_link::load(cx, op.id).await?;
    cx.decide::<Invitation>(op.id.0, &invitation, InvitationCommand::Revoke).await?;
    invitation_link::end(cx.tx().await?, op.id).await
}
