use super::invitation_link::{self, LASTS};
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Context;
use domain::Moment;
use domain::identity::{Invitation, InvitationCommand, ResendInvitation};

pub async fn resend_invitation(cx: &mut Context, op: ResendInvitation) -> Result<(), Stop> {
    let invitation = invitation_link::load(cx, op.id).await?;
    let until = Moment(machine_now().0 + LASTS);
    cx.decide::<Invitation>(op.id.0, &invitation, InvitationCommand::Resend { until }).await?;
    invitation_link::send(cx, op.id).await
}
