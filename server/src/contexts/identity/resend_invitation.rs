use super::invitation_link;
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Context;
use domain::identity::{Invitation, InvitationCommand, ResendInvitation};
use domain::{Moment, Refusal};

pub async fn resend_invitation(cx: &mut Context, op: ResendInvitation) -> Result<(), Stop> {
    let invitation = invitation_link::load(cx, op.id).await?;
    let tenant = invitation.tenant.ok_or_else(Refusal::not_found)?;
    let lasts = invitation_link::lasts(cx, tenant).await?;
    let until = Moment(machine_now().0 + lasts);
    cx.decide::<Invitation>(op.id.0, &invitation, InvitationCommand::Resend { until }).await?;
    invitation_link::send(cx, op.id, lasts).await
}
